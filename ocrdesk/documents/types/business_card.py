"""Business cards: who, what, where and how to reach; told by what the lines look like."""

from ocrdesk.documents.checks.contacts import be_mail_address, be_postcode
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Look, LookSpec, Shape

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮"
)
_COMPOUND = "欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|夏侯"
_NO_NAME = "高级|项目|常务|金融|安全|顾问|程序|财|宣传|支付|通信|平台|时尚|云|商务|康复|司机|关务|全球|席位|时政|施工"
"""Words of titles that begin like a family name."""
_NAME = rf"(?!{_NO_NAME})(?:[{_SURNAMES}][㐀-鿿]{{1,2}}|(?:{_COMPOUND})[㐀-鿿]{{1,2}})(?!级)(?<!副)"
_COMPANY = "公司|集团|事务所|研究院|研究所|设计院|医院|大学|学院|银行|委员会|协会|中心|支行"
_TITLE = (
    "董事长|副?总经理|副?总裁|总监|经理|主任|主管|工程师|设计师|会计师|律师|顾问|助理|秘书|教授|讲师|博士|院长|所长|处长|科长|"
    "局长|部长|校长|医师|医生|专员|代表|合伙人|创始人|厂长|店长|站长|行长|会长|理事长|书记|翻译|编辑|记者|采购|销售"
)
_TITLE_EN = (
    "Manager|Director|Engineer|President|C[ETFO]O|Chairman|Consultant|Assistant|Partner|Lawyer|Professor|Designer"
)
_MOBILE = r"(?:\+?86-?)?1[3-9]\d(?:-?\d{4}){2}"
_PHONE = r"(?:\+?86-?)?(?:\(?0\d{2,3}\)?-?)?[2-9]\d{6,7}(?:(?:-|转)\d{1,6})?|400-?\d{3}-?\d{4}"

BUSINESS_CARD = DocumentType(
    key="business_card",
    title=N_("Business card"),
    fields=(
        FieldSpec("name", N_("Name"), required=False),
        FieldSpec("name_en", N_("Name (English)"), required=False),
        FieldSpec("company", N_("Company"), required=False),
        FieldSpec("company_en", N_("Company (English)"), required=False),
        FieldSpec("title", NC_("business_card", "Title"), required=False),
        FieldSpec("title_en", N_("Title (English)"), required=False),
        FieldSpec("department", N_("Department"), required=False),
        FieldSpec("mobile", N_("Mobile"), Shape.CODE, required=False),
        FieldSpec("phone", N_("Phone"), Shape.CODE, required=False),
        FieldSpec("fax", N_("Fax"), Shape.CODE, required=False),
        FieldSpec("email", N_("E-mail"), checks=(be_mail_address,), required=False),
        FieldSpec("website", N_("Website"), required=False),
        FieldSpec("address", NC_("business_card", "Address"), required=False),
        FieldSpec("address_en", N_("Address (English)"), required=False),
        FieldSpec("postcode", N_("Postcode"), checks=(be_postcode,), required=False),
        FieldSpec("wechat", N_("WeChat"), required=False),
        FieldSpec("qq", N_("QQ"), required=False),
        FieldSpec("other", N_("Other"), required=False),
    ),
    looks=LookSpec(
        looks=(
            Look("email", r"([A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)", repeats=True),
            Look("website", r"((?:https?://)?www\.[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+(?:/\S*)?)", repeats=True),
            Look("fax", rf"(?:传真|[Ff]ax|FAX|^F)[::.]?({_PHONE})", repeats=True),
            Look("mobile", rf"(?<!\d)({_MOBILE})(?!\d)", repeats=True),
            Look("qq", r"QQ[::]?(\d{5,11})(?!\d)", repeats=True, sign=False),
            Look("wechat", r"(?:微信号?|[Ww]e[Cc]hat)[::]?([A-Za-z][\w\-]{5,19})", repeats=True, sign=False),
            Look("phone", rf"(?:电话|[Tt]el|TEL|^T|总机|座机|热线)[::.]?({_PHONE})", repeats=True),
            Look("phone", r"^((?:\+?86-?)?\(?0\d{2,3}\)?-?[2-9]\d{6,7}(?:-\d{1,6})?)$", repeats=True),
            Look("postcode", r"(?:邮编|邮政编码|P\.?C\.?|[Zz]ip)[::.]?(\d{6})(?!\d)", sign=False),
            Look("address", r"(?:地址|[Aa]dd(?:ress)?\.?)[::]([㐀-鿿].{5,60})", repeats=True),
            Look("address", r"^([㐀-鿿]{2,12}(?:省|市|区|县)[㐀-鿿]{1,20}(?:路|街|道|巷|镇|村|园|广场).*\d+号?.*)$"),
            Look("company", rf"^([㐀-鿿()·A-Za-z0-9]{{2,30}}(?:{_COMPANY}))$", repeats=True),
            Look("name", rf"^({_NAME})$", largest=True),
            Look("title", rf"^{_NAME}([㐀-鿿/、]{{0,10}}(?:{_TITLE}))$"),
            Look("title", rf"^([㐀-鿿/、]{{0,12}}(?:{_TITLE})(?:[/、|][㐀-鿿]{{2,10}})?)$", repeats=True),
            Look("department", r"^([㐀-鿿]{1,10}(?:部|办公室|科|处))$", sign=False),
            Look("title_en", rf"^((?:[A-Z][A-Za-z&.]*)*(?:{_TITLE_EN})[A-Za-z&.,]*)$", sign=False),
            Look("company_en", r"^([A-Z][A-Za-z0-9&.,()\-]+(?:Ltd|LTD|Inc|INC|Corp|Group|GmbH|LLC)\.?)$", sign=False),
            Look("name", rf"^({_NAME})(?=[㐀-鿿/、]{{0,10}}(?:{_TITLE})$)", sign=False),
            Look("name_en", r"^([A-Z][a-z]+[A-Z][a-z]+(?:[A-Z]?[a-z]+)?)$", beside="name", sign=False),
        ),
        seeds=("mobile", "phone", "email"),
        least=4,
        needed=(("mobile", "phone", "email"), ("name",), ("company", "title", "address")),
        share=0.5,
    ),
    ordered=False,
)
