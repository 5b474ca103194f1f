//! Twenty paragraphs in different scripts, with their terms: between brackets, before commas, in compounds, and in
//! scripts without spaces.

/// A paragraph, and its terms.
pub(crate) struct Text {
    /// A BCP 47 tag.
    pub(crate) language: &'static str,
    /// Markup, in which some mentions are inside other elements.
    pub(crate) html: &'static str,
    /// The labels of terms.
    pub(crate) terms: &'static [&'static str],
}

impl Text {
    /// The direction of writing.
    pub(crate) fn direction(&self) -> &'static str {
        if ["ar", "fa", "he"].contains(&self.language) { "rtl" } else { "ltr" }
    }

    /// The text as a paragraph of a page.
    pub(crate) fn paragraph(&self) -> String {
        format!("<p lang=\"{}\" dir=\"{}\">{}</p>", self.language, self.direction(), self.html)
    }
}

/// A story whose glossary has the terms of these texts, all mentions linked.
pub(crate) fn story(texts: &[Text], language: &str) -> String {
    let terms: std::collections::BTreeSet<&str> = texts.iter().flat_map(|text| text.terms).copied().collect();
    let glossary: Vec<_> = terms
        .into_iter()
        .enumerate()
        .map(|(number, label)| {
            serde_json::json!({ "id": format!("term{number}"), "label": label, "definition": "What it means here." })
        })
        .collect();
    serde_json::json!({
        "version": 1,
        "article": { "title": "Texts", "language": language, "mentions": "all" },
        "glossary": glossary,
    })
    .to_string()
}

/// The texts of a language as a rendered article, each of them twice, with one event.
pub(crate) fn own_story(language: &str) -> serde_json::Value {
    let texts: Vec<_> = TEXTS.iter().filter(|text| text.language == language).collect();
    let plain = |html: &str| {
        let parts = html.replace("&amp;", "&");
        parts.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect::<String>()
    };
    let paragraph = |text: &&Text| serde_json::json!({ "paragraph": plain(text.html) });
    let glossary: Vec<_> = texts
        .iter()
        .flat_map(|text| text.terms.iter().map(|label| (label, plain(text.html))))
        .enumerate()
        .map(|(number, (label, definition))| {
            serde_json::json!({ "id": format!("term{number}"), "label": label, "definition": definition })
        })
        .collect();
    let title = texts[0].terms.join(" · ");
    serde_json::json!({
        "version": 1,
        "article": { "title": title, "language": language,
            "body": texts.iter().cycle().take(6).map(paragraph).collect::<Vec<_>>() },
        "glossary": glossary,
        "timeline": { "events": [{ "id": "opening", "date": "1874-11-15", "title": texts[0].terms[0] },
            { "id": "end", "date": "1992", "title": texts[0].terms[1] }] },
    })
}

/// Latin, Cyrillic, Greek, Hebrew, Arabic, Han, Kana, Hangul, Thai and Devanagari.
pub(crate) const TEXTS: &[Text] = &[
    Text {
        language: "en",
        html: "The pump room (built of brick, and twice rebuilt) stood beside the lock; the lock-keeper’s log says, “pump room shut, \
            lock open”, and nothing more. By spring the water-table had risen, and the Canal &amp; River Board—or what was left of it—met \
            in the <em>pump room</em> itself.",
        terms: &["pump room", "lock-keeper", "water-table", "River Board", "lock open"],
    },
    Text {
        language: "en",
        html: "Ferry no. 4 ran to Westhaven/Osthaven every 20 minutes, in winter every 40 minutes; its timetable, printed on A5, cost \
            5 pence, and the harbour office sold 3,000 of them in a week. See www.example.org for the timetable of today.",
        terms: &["Westhaven", "harbour office", "timetable", "20 minutes"],
    },
    Text {
        language: "de",
        html: "Die Wasserstandsmeldestelle am Schleusenwärterhaus (erbaut 1891) meldete den Hochwasserscheitelpunkt um vier Uhr; die \
            Donaudampfschifffahrtsgesellschaft stellte darauf den Verkehr ein, und die Wasserstandsmeldestelle schloss um fünf.",
        terms: &[
            "Wasserstandsmeldestelle",
            "Schleusenwärterhaus",
            "Donaudampfschifffahrtsgesellschaft",
            "Hochwasserscheitelpunkt",
        ],
    },
    Text {
        language: "fr",
        html: "L’aqueduc, disait-on, ne sert plus qu’aux pigeons ; pourtant, « l’eau de l’aqueduc » alimente encore la fontaine du \
            bourg, et le syndicat des eaux — fondé en 1902 — en relève chaque mois le débit : vingt litres par minute !",
        terms: &["aqueduc", "syndicat des eaux", "fontaine", "débit"],
    },
    Text {
        language: "es",
        html: "¿Quién vigila la acequia? El regador mayor (elegido cada dos años) abre las compuertas al alba; a mediodía, el agua \
            llega a la huerta vieja, y el <b>regador mayor</b> lo apunta todo en el libro de aguas.",
        terms: &["acequia", "regador mayor", "huerta vieja", "libro de aguas", "compuertas"],
    },
    Text {
        language: "fi",
        html: "Kaupungin raitiotielinjaverkostosuunnitelma hyväksyttiin yksimielisesti, vaikka raitiotievaunuhalli puuttui vielä; \
            liikennelautakunta lupasi, että talvikunnossapitoaikataulu julkaistaan ennen ensilunta.",
        terms: &["raitiotielinjaverkostosuunnitelma", "raitiotievaunuhalli", "liikennelautakunta"],
    },
    Text {
        language: "ru",
        html: "Маяк на мысу (высота — 31 метр) зажгли осенью 1874 года; смотритель маяка вёл журнал, а гидрографическое управление \
            раз в год присылало масло, стёкла и «Наставление для смотрителей». Журнал сохранился.",
        terms: &["Маяк", "гидрографическое управление", "Наставление", "журнал"],
    },
    Text {
        language: "uk",
        html: "Трамвайне депо, збудоване 1906 року, стоїть біля ринку; щоранку звідти виходить перший вагон, і кондуктор (він же \
            стрілочник) переводить стрілку вручну, бо електропривід — «річ примхлива».",
        terms: &["Трамвайне депо", "кондуктор", "електропривід", "стрілку"],
    },
    Text {
        language: "bg",
        html: "Чешмата на площада е от 1868 година; водопроводът, който я захранва, минава под старата чаршия, а майсторът на \
            водопровода (наричали го сюлджия) пазел ключа у дома си.",
        terms: &["Чешмата", "водопроводът", "старата чаршия", "сюлджия"],
    },
    Text {
        language: "el",
        html: "Το υδραγωγείο του νησιού (κτίστηκε το 1840) έχει δώδεκα τόξα· η κοινότητα το συντηρεί κάθε άνοιξη, και ο νεροκράτης \
            — έτσι τον λένε — μοιράζει το νερό «με την ώρα», όπως το ήθελε ο κανονισμός.",
        terms: &["υδραγωγείο", "νεροκράτης", "κοινότητα", "κανονισμός"],
    },
    Text {
        language: "he",
        html: "מגדל המים של המושבה (נבנה בשנת 1912) עומד על גבעה; ועד המושבה החליט, ״פה אחד״, לשפץ את המגדל, והמשאבה הישנה \
            — תוצרת 1909 — הוצבה לידו. מגדל המים פתוח בימי שישי.",
        terms: &["מגדל המים", "ועד המושבה", "המשאבה הישנה"],
    },
    Text {
        language: "ar",
        html: "بني الجسر القديم (طوله 120 مترا) قبل السد بستين عاما؛ وكان حارس الجسر، كما تقول الوثائق، يأخذ قرشا من كل عابر، ثم \
            يسجل الاسم في دفتر العبور. أما اليوم فالجسر القديم للمشاة وحدهم.",
        terms: &["الجسر القديم", "حارس الجسر", "دفتر العبور", "السد"],
    },
    Text {
        language: "fa",
        html: "قنات روستا را مقنی‌ها در هفت سال کندند؛ مادرچاه آن (به ژرفای ۵۲ متر) هنوز آب دارد و میراب، که مردم برمی‌گزینند، آب \
            را با «پنگان» بخش می‌کند. قنات سالی یک بار لایروبی می‌شود.",
        terms: &["قنات", "مادرچاه", "میراب", "پنگان", "مقنی‌ها"],
    },
    Text {
        language: "ja",
        html: "岬の灯台（高さ三十一メートル）は、1874年に点灯した。灯台守は「霧笛」を鳴らし、航路標識管理所へ毎日報告した。フレネルレンズは\
            英国製で、シリンダー式の回転装置に載っていた。<strong>灯台守</strong>の日誌が、いまも残る。",
        terms: &["灯台守", "霧笛", "航路標識管理所", "フレネルレンズ", "回転装置"],
    },
    Text {
        language: "ja",
        html: "きょう、うみのとうだいに、あたらしいレンズがとどいた。「おおきいね」と、こどもたちはいった。とうだいのひとは、わらって、ガラスを\
            ふいた。コンクリートのとうは、しろくて、たかい。",
        terms: &["レンズ", "とうだい", "コンクリート"],
    },
    Text {
        language: "zh-Hans",
        html: "老水塔（建于1931年）高二十八米，由自来水公司管理；塔内的水泵房“每天开两次”，居民按时取水。1978年以后，自来水公司改用地下水库，\
            水塔便空了下来，如今是《城市档案》里的一页。",
        terms: &["老水塔", "自来水公司", "水泵房", "地下水库", "城市档案"],
    },
    Text {
        language: "zh-Hant",
        html: "山城的電車線只有六公里，卻有四座隧道、兩座吊橋。電車公司在昭和年間換過兩次軌距；老司機說：「吊橋最怕颱風。」現在，隧道裡裝了燈，\
            吊橋改走行人。",
        terms: &["電車線", "吊橋", "隧道", "電車公司", "軌距"],
    },
    Text {
        language: "ko",
        html: "항구의 등대(높이 31미터)는 1903년에 불을 밝혔다. 등대지기는 날마다 항로표지관리소에 전보를 보냈고, 안개가 낀 날에는 ‘무적’을 \
            울렸다. 지금은 등대 박물관이 그 일지를 보여 준다.",
        terms: &["등대지기", "항로표지관리소", "무적", "등대 박물관"],
    },
    Text {
        language: "th",
        html: "ประภาคารบนแหลมสร้างเสร็จเมื่อปี พ.ศ. 2417 คนเฝ้าประภาคารต้องไขลานเครื่องหมุนทุกสี่ชั่วโมง และจดบันทึกลงในสมุดบันทึกประจำวัน \
            (ปัจจุบันอยู่ในหอสมุด) จนกระทั่งกรมเจ้าท่าเปลี่ยนมาใช้หลอดไฟฟ้า",
        terms: &["คนเฝ้าประภาคาร", "เครื่องหมุน", "สมุดบันทึกประจำวัน", "กรมเจ้าท่า"],
    },
    Text {
        language: "hi",
        html: "गाँव की बावड़ी (गहराई 28 मीटर) सन् 1860 में बनी थी। जल समिति हर महीने जलस्तर नापती है; बावड़ी की सीढ़ियाँ, जो टूट गई थीं, पिछले \
            साल फिर से बनाई गईं, और अब ‘जल उत्सव’ वहीं होता है।",
        terms: &["बावड़ी", "जल समिति", "जलस्तर", "जल उत्सव"],
    },
];
