"""Who reads a page: stand-ins, held providers, parts read one by one, and second readings."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Event

import pytest

from ocrdesk.errors import CredentialsRefused, NothingFound, OCRDeskError, ServiceFailed
from ocrdesk.jobs.readers import Readers
from ocrdesk.model import (
    FieldState,
    Line,
    Page,
    Quad,
    ReadDocument,
    ReadingWishes,
    Recognition,
    Request,
)
from tests.fakes import CARD_LINES, FakeProvider

NUMBER = "110101199003078021"
WIDTH, HEIGHT = 700, 400


class Cloud(FakeProvider):
    """Reads one identity card a call, without telling where its fields are; its pictures leave the computer."""

    leaves_computer = True
    readable = ("text", "id_card")

    def __init__(self, key: str = "cloudy", number: str = NUMBER, failure: OCRDeskError | None = None) -> None:
        super().__init__(("云里看到的",))
        self.key = key
        self.number = number
        self.failure = failure
        self.sizes: list[tuple[int, int]] = []

    def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
        self.sizes.append((page.width, page.height))
        self.requests.append((page.number, request))
        if self.failure:
            raise self.failure
        if request.document != "id_card":
            return super().recognize(page, request, cancelled)
        whole = Quad.from_box(0, 0, page.width, page.height)
        fields = {"name": "唐婷", "sex": "女", "id_number": self.number}
        lines = tuple((key, Line(text, 1.0, whole)) for key, text in fields.items())
        document = ReadDocument("id_card", "portrait", whole, lines)
        return Recognition(self.key, page.width, page.height, documents=(document,), raw="{}")


def page() -> Page:
    return Page(1, WIDTH, HEIGHT, b"\xff" * (3 * WIDTH * HEIGHT))


def readers(*providers: FakeProvider, wishes: ReadingWishes | None = None) -> tuple[Readers, list[str]]:
    told: list[str] = []
    table: Mapping[str, FakeProvider] = {each.key: each for each in (FakeProvider(CARD_LINES), *providers)}
    wanted = wishes or ReadingWishes()
    return Readers(table, lambda: wanted, lambda key, _refusal: told.append(key)), told


def test_a_card_found_here_is_cut_out_and_read_by_the_service() -> None:
    cloud = Cloud()
    record = readers(cloud)[0].read(page(), "cloudy", Request(), Event())
    (card,) = record.documents
    assert (card.type, card.text("id_number"), card.provider) == ("id_card", NUMBER, "")
    assert record.recognition.provider == "cloudy"
    assert cloud.sizes[0][0] < WIDTH, "only the card is sent"
    assert record.text.startswith("姓名"), "the page's text is what was read here"
    assert card["id_number"].quad is not None, "its place is known from the reading here"


def test_places_told_for_values_alone_do_not_leave_the_card_to_be_found_twice() -> None:
    class Placing(Cloud):
        def recognize(self, page: Page, request: Request, cancelled: Event) -> Recognition:
            found = super().recognize(page, request, cancelled)
            small = Quad.from_box(60, 5, 100, 20)
            read = found.documents[0]
            fields = tuple((key, replace(line, quad=small)) for key, line in read.fields)
            return replace(found, documents=(replace(read, quad=small, fields=fields),))

    record = readers(Placing())[0].read(page(), "cloudy", Request(), Event())
    assert [card.text("id_number") for card in record.documents] == [NUMBER]


def test_what_the_service_does_not_find_stays_as_read_here() -> None:
    record = readers(Cloud(failure=NothingFound()))[0].read(page(), "cloudy", Request(), Event())
    (card,) = record.documents
    assert (card.text("id_number"), card.provider) == (NUMBER, "offline")


def test_a_page_without_documents_is_sent_whole_for_its_text() -> None:
    cloud = Cloud()
    readers_, _ = readers(cloud)
    readers_._providers["offline"].texts = ("只是一行字",)  # type: ignore[attr-defined]
    record = readers_.read(page(), "cloudy", Request(), Event())
    assert (record.text, cloud.sizes) == ("云里看到的", [(WIDTH, HEIGHT)])


def test_another_provider_steps_in_where_that_is_wished() -> None:
    broken = Cloud("broken", failure=ServiceFailed())
    wishes = ReadingWishes(fall_back=("broken", "cloudy", "offline"))
    record = readers(broken, Cloud(), wishes=wishes)[0].read(page(), "broken", Request("id_card"), Event())
    assert record.recognition.provider == "cloudy"


def test_without_that_wish_the_failure_is_told() -> None:
    with pytest.raises(ServiceFailed):
        readers(Cloud("broken", failure=ServiceFailed()))[0].read(page(), "broken", Request("id_card"), Event())


def test_a_refused_key_holds_the_provider_and_is_tried_once() -> None:
    cloud = Cloud(failure=CredentialsRefused(provider="cloudy"))
    everyone, told = readers(cloud)
    for _ in range(3):
        with pytest.raises(CredentialsRefused):
            everyone.read(page(), "cloudy", Request("id_card"), Event())
    assert (told, len(cloud.sizes)) == (["cloudy"], 1)
    assert not everyone.may_read("cloudy")
    cloud.failure = None
    everyone.release("cloudy")
    assert everyone.read(page(), "cloudy", Request("id_card"), Event()).documents


def test_differing_second_readings_need_a_look() -> None:
    wishes = ReadingWishes(cross_check={"id_card": "second"})
    everyone, _ = readers(Cloud(), Cloud("second", number="110101199003078029"), wishes=wishes)
    (card,) = everyone.read(page(), "cloudy", Request("id_card"), Event()).documents
    number = card["id_number"]
    assert number.state is FieldState.CHECK
    assert [each.text for each in number.suggestions] == ["110101199003078029"]
    assert card["name"].state is FieldState.READ
    assert str(card["name"].proof) == "Two readings agree"


def test_a_second_reading_that_fails_is_said_of_the_document() -> None:
    wishes = ReadingWishes(cross_check={"id_card": "second"})
    everyone, _ = readers(Cloud(), Cloud("second", failure=ServiceFailed()), wishes=wishes)
    (card,) = everyone.read(page(), "cloudy", Request("id_card"), Event()).documents
    assert [each.key for each in card.picture_warnings] == ["not_compared"]
    assert card.text("id_number") == NUMBER
