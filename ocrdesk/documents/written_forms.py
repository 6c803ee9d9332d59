"""How one character may be written: full or half width, traditional or simplified."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

_TRADITIONAL = (
    "別號碼機關發簽國證華車駛業執長區縣鄉鎮門東漢滿壯維爾達蘭稅電總計額單價購銷貨廈韻責単頤興廣團園圓場報"
    "塊壩墻聲備復頭奪婦媽嫻孫學寧寶實審寫寬專將尋對導層屬岡島峽嶺嶽幣師帶幫幹庫應廠廟廢廳張強彈後徑從禦憂"
    "慶憑懷戰戲戶擔據擴攝敵數斷時晉暉曉曆會術楊榮樂樓標樣樹橋檢檔欄權歐歲歸殘氣沒況淨淺測渦溫滅滬漁漿潔潤"
    "澤濟濰濱灣灘為烏無煙營爐牆狀獎獨獲環瑪瓊產畢畫異療盡監盤盧眾睏矚礎礦禮種積穩競筆箏節範築簡籌糧紀約紅"
    "紙級紛紡純紗納紹終組結絡給統絲經綜綠網緊線編緣縫績織繪繼續纖罰義習聖聯職聽肅腦膠臨與舉舊莊萬葉葦蒼蓋"
    "蔣蔭薩藍藝藥蘇處虧虛螢蟲衛衝補裝裡製複見規視親覽觀觸訂訊討訓託記設許訴診評詢試詩該詳誌認語誠說課調談"
    "請論諾謝講譚識譯護讓豐豬貝財貢貧販貫貳貴買費貼貿賀資賓賞賢賣質賬賴贈趙趨跡軌軍軒軟軸較載輕輛輝輪輸轄"
    "轉辦農連進運過遠適遲選遼邊郵鄧鄭鄰醫釀釋針釣鈔鈞鉅鉑鉛銀銅銘鋁鋒鋼錄錢錦鍋鍾鐘鐵鑄鑒閉開閒間閣閩閱闊"
    "闡隊陽陰陳陸階際隨險隱雙雜雞離難雲霧靈靜頂項順須預頓領頻題顏願類顧顯風飛飯飲飾餘館饒馬馮馳駐騰騎驗驚"
    "驛髮鬆魯魚鮑鮮鳥鳳鳴鴻鵬鶴鷹麗麥麵黃黨點齊齒龍龔龐吳呂問啟員喬嘗嚴塗塵墊壓夢夾奧妝嬌宮屆屍巖幀廬彌彙"
    "匯愛態慣憲戀拋掃揚換損搖摯撥撲擇擊擬攔攜敗敘晝暫書條楨極構槍槳櫃櫻欽歡殺毀決沖洩涼淚淵渾湯準滾漲潛澆"
    "濕灑災燈燒燦爍爭牽犧現瑤疊癥皺碩確磚祿禎稱窯窩筍籃綱緒縮羅羨翹聞聰脅脫腳腸臺艦荊茲莖蓮蕭薑薔虜蝦襯訪"
    "詞誤諧謙謹譽變賈贊贏軋輔輯這週遊遙遞還釗鈴鈺銳鋪錫鍵鎖鏡閃闆闖陝隸韋頌頸飼駕駿鬥鯨鴨鷺鹼鹽"
    "熱傑偉們個倉倫側偽傷億儀優儲儷兒兩冊凍剛劃劉劍動務勝勞勢勵勳協參喚嗎嘆囑圖堅壇壽奮嵐巒帥帳幾彎彥恆悅愷慮憐懇懸揮掛採搶撫擁擋擾斬暢棗棟棲棧楓樸橫檸櫥歷殼涇減滄漣滯滲澱濃濤瀏瀋瀾瀟煉煒煥熒燁燭獅獻瑋瑩璣璽甌畝矯禪"
    "穎穀窮粵紋紐細紳絢絨絳綁綏綺綾綽緬練緯縱縷繡繩纜罷聳膚膽臘臥艱萊蓀蕪薊薦蘆蘊蘋蠟蠻衆裏褲覺訟詠詮誼諸諺謀謂譜讀豎豔貞負貸賃賜賠趕躍輩輻轎轟辭邏違遜遺邁郟鄒鄔鄺酈醬鉀鉗銹鋅鋰錳鍛鍍鎂鎳鏈鐳鑑鑲閔閘閻闕隻雋雛霽靚鞏"
    "響頁頃顆飄飪餅養餃驢驪鬧鬱鯉鰲鳩鴛鴦鵝鶯鷗龜媧寵巔慚憫擲濁牘猶獄瑣窺竊籠糞絕綢綿緻縈纏纓脈艙葒薈蠶蠅訥誕諒諭謎賦贛辯遷鄖鄆鄲銓鏗鐸鑰闔隕韓韜顥飆駟駱騏驊鱗鵑鵾齡內"
)
_SIMPLIFIED = (
    "别号码机关发签国证华车驶业执长区县乡镇门东汉满壮维尔达兰税电总计额单价购销货厦韵责单颐兴广团园圆场报"
    "块坝墙声备复头夺妇妈娴孙学宁宝实审写宽专将寻对导层属冈岛峡岭岳币师带帮干库应厂庙废厅张强弹后径从御忧"
    "庆凭怀战戏户担据扩摄敌数断时晋晖晓历会术杨荣乐楼标样树桥检档栏权欧岁归残气没况净浅测涡温灭沪渔浆洁润"
    "泽济潍滨湾滩为乌无烟营炉墙状奖独获环玛琼产毕画异疗尽监盘卢众困瞩础矿礼种积稳竞笔筝节范筑简筹粮纪约红"
    "纸级纷纺纯纱纳绍终组结络给统丝经综绿网紧线编缘缝绩织绘继续纤罚义习圣联职听肃脑胶临与举旧庄万叶苇苍盖"
    "蒋荫萨蓝艺药苏处亏虚萤虫卫冲补装里制复见规视亲览观触订讯讨训托记设许诉诊评询试诗该详志认语诚说课调谈"
    "请论诺谢讲谭识译护让丰猪贝财贡贫贩贯贰贵买费贴贸贺资宾赏贤卖质账赖赠赵趋迹轨军轩软轴较载轻辆辉轮输辖"
    "转办农连进运过远适迟选辽边邮邓郑邻医酿释针钓钞钧钜铂铅银铜铭铝锋钢录钱锦锅钟钟铁铸鉴闭开闲间阁闽阅阔"
    "阐队阳阴陈陆阶际随险隐双杂鸡离难云雾灵静顶项顺须预顿领频题颜愿类顾显风飞饭饮饰余馆饶马冯驰驻腾骑验惊"
    "驿发松鲁鱼鲍鲜鸟凤鸣鸿鹏鹤鹰丽麦面黄党点齐齿龙龚庞吴吕问启员乔尝严涂尘垫压梦夹奥妆娇宫届尸岩帧庐弥汇"
    "汇爱态惯宪恋抛扫扬换损摇挚拨扑择击拟拦携败叙昼暂书条桢极构枪桨柜樱钦欢杀毁决冲泄凉泪渊浑汤准滚涨潜浇"
    "湿洒灾灯烧灿烁争牵牺现瑶叠症皱硕确砖禄祯称窑窝笋篮纲绪缩罗羡翘闻聪胁脱脚肠台舰荆兹茎莲萧姜蔷虏虾衬访"
    "词误谐谦谨誉变贾赞赢轧辅辑这周游遥递还钊铃钰锐铺锡键锁镜闪板闯陕隶韦颂颈饲驾骏斗鲸鸭鹭碱盐"
    "热杰伟们个仓伦侧伪伤亿仪优储俪儿两册冻刚划刘剑动务胜劳势励勋协参唤吗叹嘱图坚坛寿奋岚峦帅帐几弯彦恒悦恺虑怜恳悬挥挂采抢抚拥挡扰斩畅枣栋栖栈枫朴横柠橱历壳泾减沧涟滞渗淀浓涛浏沈澜潇炼炜焕荧烨烛狮献玮莹玑玺瓯亩矫禅"
    "颖谷穷粤纹纽细绅绚绒绛绑绥绮绫绰缅练纬纵缕绣绳缆罢耸肤胆腊卧艰莱荪芜蓟荐芦蕴苹蜡蛮众里裤觉讼咏诠谊诸谚谋谓谱读竖艳贞负贷赁赐赔赶跃辈辐轿轰辞逻违逊遗迈郏邹邬邝郦酱钾钳锈锌锂锰锻镀镁镍链镭鉴镶闵闸阎阙只隽雏霁靓巩"
    "响页顷颗飘饪饼养饺驴骊闹郁鲤鳌鸠鸳鸯鹅莺鸥龟娲宠巅惭悯掷浊牍犹狱琐窥窃笼粪绝绸绵致萦缠缨脉舱荭荟蚕蝇讷诞谅谕谜赋赣辩迁郧郓郸铨铿铎钥阖陨韩韬颢飙驷骆骐骅鳞鹃鹍龄内"
)
"""The characters in the same order; what is common in names, addresses and on forms, each with one counterpart."""

_OLD_TOO = frozenset("里面后松台余准表占干谷丰云才斗复系征只几升咸姜范周困尽致游于么岩")
"""Simplified characters that traditional texts have as well."""
_SIMPLE_PRINT = 3

_COUNTERPARTS = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_ROUND = dict.fromkeys(map(ord, "○零"), "〇")


def simplified(text: str) -> str:
    """The text with traditional characters simplified; nothing else is changed."""
    return text.translate(_COUNTERPARTS)


def is_simplified_print(texts: Iterable[str]) -> bool:
    """Whether texts are printed in simplified characters, of which only a few were read in their traditional form."""
    counted = Counter(character for text in texts for character in text)
    traditional = sum(counted[character] for character in set(_TRADITIONAL))
    simple = sum(counted[character] for character in set(_SIMPLIFIED) - _OLD_TOO)
    return simple >= _SIMPLE_PRINT * traditional


def is_same_character(one: str, other: str) -> bool:
    """Whether two readings of a place are one character, only written otherwise."""
    return _plain(one) == _plain(other)


def _plain(character: str) -> str:
    return simplified(unicodedata.normalize("NFKC", character)).translate(_ROUND)
