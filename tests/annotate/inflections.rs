//! Inflected forms of terms.

use article_explainer::annotate::inflections::Inflector;
use article_explainer::story::model::*;

use super::story::*;

/// A text with one term, as it is linked.
fn line(language: &str, term: Term, words: &str) -> String {
    annotated(story(language, vec![term], Vec::new(), vec![paragraph(words)])).concat()
}

/// A label and forms of it, in each language.
const FORMS: [(&str, &str, &str); 77] = [
    ("ko", "부산", "부산에서 부산의 부산은 부산과"),
    ("ko", "항만위원회", "항만위원회가 항만위원회는 항만위원회를"),
    ("en", "Salafist", "Salafists"),
    ("en", "embassy", "embassies"),
    ("en", "woman", "women"),
    ("en", "court of justice", "courts of justice"),
    ("en", "crisis", "crises"),
    ("en", "whistle-blower", "whistle-blowers"),
    ("en", "NGO", "NGOs"),
    ("de", "Gesetz", "Gesetze Gesetzes Gesetzen"),
    ("de", "Haus", "Häuser Häusern Hauses"),
    ("de", "Behörde", "Behörden"),
    ("de", "Untersuchung", "Untersuchungen"),
    ("de", "Staatsanwältin", "Staatsanwältinnen"),
    ("de", "Land", "Länder Ländern Landes"),
    ("de", "Rohmaterial", "Rohmaterialien"),
    ("de", "Wahlkampf", "Wahlkämpfe Wahlkampfs"),
    ("de", "Augenarzt", "Augenärzte Augenärzten"),
    ("de", "Arzt", "Ärzte Ärzten"),
    ("de", "EU-Kommissar", "EU-Kommissare EU-Kommissars"),
    ("de", "HNO-Arzt", "HNO-Ärzte"),
    ("de", "Supermarkt", "Supermärkte Supermärkten"),
    ("fr", "lanceur d’alerte", "lanceurs d’alerte"),
    ("fr", "tribunal", "tribunaux"),
    ("fr", "réseau social", "réseaux sociaux"),
    ("es", "ley", "leyes"),
    ("es", "ley orgánica", "leyes orgánicas"),
    ("es", "decisión", "decisiones"),
    ("es", "juez", "jueces"),
    ("it", "legge", "leggi"),
    ("it", "partito politico", "partiti politici"),
    ("it", "banca", "banche"),
    ("nl", "wet", "wetten"),
    ("nl", "school", "scholen"),
    ("nl", "brief", "brieven"),
    ("nl", "overheid", "overheden"),
    ("nl", "wereldoorlog", "wereldoorlogen"),
    ("nl", "partijlid", "partijleden"),
    ("nl", "programma", "programma’s"),
    ("nl", "regenbui", "regenbuien"),
    ("pt", "lei", "leis"),
    ("pt", "decisão", "decisões"),
    ("pt", "tribunal", "tribunais"),
    ("sv", "lag", "lagar lagen lagarna lagens"),
    ("sv", "myndighet", "myndigheter myndigheten"),
    ("sv", "skola", "skolor skolan skolorna"),
    ("sv", "handbok", "handböcker handböckerna"),
    ("sv", "möte", "möten mötet mötena mötenas"),
    ("sv", "dröm", "drömmar drömmarnas"),
    ("ru", "партийка", "партийки партиек"),
    ("ru", "Ленин", "Ленина Лениным"),
    ("ru", "подлец", "подлецы подлецов"),
    ("ru", "убежище", "убежища убежищ"),
    ("ru", "закон", "закона законы законов законам законе"),
    ("ru", "комиссия", "комиссии комиссию комиссией"),
    ("ru", "Европейская комиссия", "Европейской комиссии"),
    ("ru", "выборы", ""),
    ("pl", "ustawa", "ustawy ustawę ustawą ustaw"),
    ("pl", "sąd", "sądu sądem sądy sądów"),
    ("pl", "komisja", "komisji komisję komisje"),
    ("pl", "Komisja Europejska", "Komisji Europejskiej"),
    ("pl", "Rosjanin", "Rosjanina Rosjanie Rosjan"),
    ("pl", "szkoła", "szkoły szkole szkół"),
    ("pl", "urząd", "urzędu urzędów"),
    ("pl", "bankowiec", "bankowca bankowców"),
    ("fi", "kirja", "kirjat kirjan kirjaa kirjassa"),
    ("fi", "pankki", "pankit pankin pankkia pankkiin pankkien pankeissa pankkeja"),
    ("fi", "koira", "koirat koiraa koiria koirien koirissa"),
    ("fi", "asuntola", "asuntolassa asuntoloita asuntoloissa"),
    ("fi", "kylä", "kylässä kyliä kylissä"),
    ("fi", "osoite", "osoitteen osoitetta osoitteita"),
    ("fi", "vaalipiiri", "vaalipiirissä vaalipiireissä"),
    ("fi", "kansallisuus", "kansallisuuden kansallisuuksia"),
    ("fi", "kaupunki", "kaupungin kaupunkia kaupungeissa"),
    ("fi", "Punainen Risti", "Punaisen Ristin"),
    ("fi", "julkinen liikenne", "julkisessa liikenteessä"),
    ("fi", "komissio", "komission komissiota komissiossa"),
];

#[test]
fn terms_are_found_in_the_forms_of_their_language() {
    for (language, label, forms) in FORMS {
        let forms: Vec<&str> = if label.contains(' ') { vec![forms] } else { forms.split(' ').collect() };
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            let words = format!("({form})");
            assert_eq!(line(language, term(label), &words), format!("([{form}])"), "{language}: {label}");
        }
    }
}

#[test]
fn what_only_looks_like_a_form_is_another_word() {
    for (language, label, words) in [
        ("en", "organ", "organisation, organic"),
        ("en", "court", "courtesy, courtier"),
        ("en", "nation", "national, nations'hood"),
        ("en", "will", "wills"),
        ("en", "IT", "its, ITs"),
        ("de", "Bank", "Banker, bankrott"),
        ("de", "Land", "Landung, landen"),
        ("fr", "mal", "malade"),
        ("es", "ley", "leyenda, leyó"),
        ("tr", "kitap", "kitaplar"),
    ] {
        let words = words.split(", ").filter(|word| !word.contains('\'')).collect::<Vec<_>>().join(", ");
        assert_eq!(line(language, term(label), &words), words, "{language}: {label}");
    }
}

#[test]
fn a_term_may_be_exact_and_names_are_not_declined_where_nobody_does() {
    let mut law = term("law");
    law.exact = true;
    assert_eq!(line("en", law, "Laws, the law."), "Laws, the [law].");
    for kind in [TermKind::Person, TermKind::Place, TermKind::Organisation] {
        let named = |label: &str| Term { kind, ..term(label) };
        assert_eq!(line("en", named("William"), "William Williams"), "[William] Williams");
        assert_eq!(line("de", named("Merkel"), "Merkels Rede"), "[Merkels] Rede");
        assert_eq!(line("ru", named("Иван"), "у Ивана"), "у [Ивана]");
    }
}

#[test]
fn what_another_term_is_called_is_no_form() {
    let terms = vec![term("party"), term("Parties|partys")];
    let body = vec![paragraph("A party, parties and partys.")];
    assert_eq!(annotated(story("en", terms, Vec::new(), body)), ["A [party], [parties] and partys."]);
}

#[test]
fn the_author_can_see_all_forms() {
    let inflector = Inflector::new("en-GB");
    assert_eq!(inflector.forms(&term("embassy")), ["embassies", "embassys"]);
    assert_eq!(inflector.forms(&term("the law")), ["the laws"]);
    assert_eq!(Inflector::new("tr").forms(&term("kitap")), Vec::<String>::new());
}
