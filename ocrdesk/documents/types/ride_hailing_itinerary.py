"""Itineraries of ride-hailing services: the rides one by one."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, RowSpec, Shape

RIDE_HAILING_ITINERARY = DocumentType(
    key="ride_hailing_itinerary",
    title=N_("Ride-hailing itinerary"),
    fields=(
        FieldSpec("title", NC_("ride_hailing_itinerary", "Title"), required=False),
        FieldSpec("provider", NC_("ride_hailing_itinerary", "Service"), required=False),
        FieldSpec("applied_date", N_("Date of application"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("begin", NC_("ride_hailing_itinerary", "Begin"), required=False),
        FieldSpec("end", NC_("ride_hailing_itinerary", "End"), required=False),
        FieldSpec("phone", N_("Passenger's phone"), Shape.CODE, required=False),
        FieldSpec("rides", N_("Number of rides"), required=False),
        FieldSpec("total", NC_("ride_hailing_itinerary", "Total"), Shape.MONEY, checks=(be_amount,)),
    ),
    rows=(
        RowSpec(
            "trips",
            NC_("ride_hailing_itinerary.trips", "Rides"),
            (
                FieldSpec("number", NC_("ride_hailing_itinerary.trips", "No."), labels=("序号",)),
                FieldSpec("vehicle_type", NC_("ride_hailing_itinerary.trips", "Vehicle type"), labels=("车型",)),
                FieldSpec("time_on", N_("Boarding"), labels=("上车时间",)),
                FieldSpec("city", NC_("ride_hailing_itinerary.trips", "City"), labels=("城市",)),
                FieldSpec("from", NC_("ride_hailing_itinerary.trips", "From"), labels=("起点",)),
                FieldSpec("to", NC_("ride_hailing_itinerary.trips", "To"), labels=("终点",)),
                FieldSpec("distance", N_("Distance"), labels=("里程",)),
                FieldSpec("amount", N_("Amount"), Shape.MONEY, labels=("金额",), checks=(be_amount,)),
                FieldSpec("remarks", N_("Remarks"), labels=("备注",)),
            ),
        ),
    ),
    offline=False,
)
