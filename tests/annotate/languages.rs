//! Terms in thirteen languages.

use super::story::*;

#[test]
fn terms_are_found_in_thirteen_languages() {
    for (language, terms, words, expected) in [
        (
            "en",
            "motion|member state",
            "The MOTION binds no Member State; motions do not.",
            "The [MOTION] binds no [Member State]; [motions] do not.",
        ),
        (
            "de",
            "Straßenverkehr|Europäische Kommission",
            "STRASSENVERKEHR: die Europäische Kommission, EU-Straßenverkehr, Straßenverkehrsamt.",
            "[STRASSENVERKEHR]: die [Europäische Kommission], EU-[Straßenverkehr], Straßenverkehrsamt.",
        ),
        (
            "fr",
            "Union européenne|élection",
            "L’Union européenne; l'ÉLECTION d'hier, aujourd’hui.",
            "L’[Union européenne]; l'[ÉLECTION] d'hier, aujourd’hui.",
        ),
        (
            "es",
            "año fiscal|Comisión",
            "¿El AÑO FISCAL? ¡La Comisión!, no la comision.",
            "¿El [AÑO FISCAL]? ¡La [Comisión]!, no la comision.",
        ),
        (
            "nl",
            "IJsland|vogelvrij",
            "IJSLAND, ijsland en ’s-Hertogenbosch: vogelvrij.",
            "[IJSLAND], [ijsland] en ’s-Hertogenbosch: [vogelvrij].",
        ),
        (
            "ru",
            "Горбачёв|Европейский союз",
            "ГОРБАЧЕВ и Европейский\u{a0}союз; союзы, Горбачёву.",
            "[ГОРБАЧЕВ] и [Европейский\u{a0}союз]; союзы, [Горбачёву].",
        ),
        (
            "el",
            "Ευρωπαϊκή Επιτροπή|οδός",
            "Η ΕΥΡΩΠΑΪΚΗ ΕΠΙΤΡΟΠΗ στην ΟΔΟΣ, όχι οδοί.",
            "Η [ΕΥΡΩΠΑΪΚΗ ΕΠΙΤΡΟΠΗ] στην [ΟΔΟΣ], όχι οδοί.",
        ),
        (
            "tr",
            "ılık|İstanbul",
            "ILIK ilik, İSTANBUL'da istanbul, Istanbul.",
            "[ILIK] ilik, [İSTANBUL]'da [istanbul], Istanbul.",
        ),
        (
            "ar",
            "الاتحاد الأوروبي|محمد",
            "قال الاتّحادُ الأوروبيّ، مـحـمـد ومُحَمَّد.",
            "قال [الاتّحادُ الأوروبيّ]، [مـحـمـد] ومُحَمَّد.",
        ),
        ("he", "הפרלמנט האירופי|צה\"ל", "הַפַּרְלָמֶנְט הָאֵירוֹפִּי צה״ל, צה\"ל.", "[הַפַּרְלָמֶנְט הָאֵירוֹפִּי] [צה״ל], [צה\"ל]."),
        ("zh", "欧盟委员会|议会", "欧盟委员会对议会说，欧盟很大。", "[欧盟委员会]对[议会]说，欧盟很大。"),
        (
            "ja",
            "欧州議会|カスペルスキー|EU",
            "欧州議会はカスペルスキーを、ＥＵは。",
            "[欧州議会]は[カスペルスキー]を、[ＥＵ]は。",
        ),
        ("th", "สหภาพยุโรป|รัฐสภา", "รัฐสภาของสหภาพยุโรปลงมติ", "[รัฐสภา]ของ[สหภาพยุโรป]ลงมติ"),
    ] {
        let terms = terms.split('|').map(|spelling| {
            let mut term = term(spelling);
            term.mentions = Some(article_explainer::story::model::Mentions::All);
            term
        });
        assert_eq!(
            annotated(story(language, terms.collect(), Vec::new(), vec![paragraph(words)])),
            [expected],
            "{language}"
        );
    }
}
