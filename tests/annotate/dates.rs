//! Dates in prose, compared with the labelled set in `tests/dates.txt`.

use article_explainer::annotate::dates::{DateMention, DateReader};
use article_explainer::language;
use article_explainer::story::date::Date;

/// A mention: its range, and its EDTF or `?`.
type Mention = (std::ops::Range<usize>, String);

/// A labelled line without its labels, and the labels.
fn read(line: &str) -> (String, Vec<Mention>) {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (label, after) = after.split_once(']').unwrap_or((after, ""));
        let (words, edtf) = label.split_once('|').unwrap_or((label, ""));
        text.push_str(before);
        mentions.push((text.len()..text.len() + words.len(), edtf.to_owned()));
        text.push_str(words);
        rest = after;
    }
    (text + rest, mentions)
}

/// The results for labelled texts.
#[derive(Default)]
struct Found {
    labelled: usize,
    found: usize,
    right: usize,
    misses: Vec<String>,
    /// A mention counts as the labelled one if it overlaps that.
    overlaps: bool,
}

impl Found {
    /// Reads texts; each line is a separate text, or continues the one before.
    fn in_texts(texts: &str, goes_on: bool) -> Self {
        Self::default().read_all(texts, goes_on)
    }

    fn read_all(mut self, texts: &str, goes_on: bool) -> Self {
        let (mut fresh, mut reader) = (None, None);
        for line in texts.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix("@ ") {
                let mut head = head.split(' ');
                let tag = head.next().expect("a language");
                let published = head.next().and_then(|day| Date::parse(day).ok()).expect("a day").earliest();
                fresh = Some(DateReader::new(language::of(tag), published));
                reader = fresh.clone();
                continue;
            }
            let more = line.strip_prefix("+ ");
            if more.is_none() && !goes_on {
                reader = fresh.clone();
            }
            self.read(reader.as_mut().expect("a language first"), more.unwrap_or(line));
        }
        self
    }

    fn read(&mut self, reader: &mut DateReader, line: &str) {
        let (text, expected) = read(line);
        let edtf = |date: Result<Date, _>| date.map_or("?".to_owned(), |date| date.edtf().to_owned());
        let mentions = reader.passage(&text).into_iter().map(|mention| (mention.range, edtf(mention.date)));
        let mut mentions: Vec<Mention> = mentions.collect();
        if self.overlaps {
            for (range, date) in &mut mentions {
                let label =
                    expected.iter().find(|(label, _)| label.start < range.end && range.start < label.end);
                label
                    .filter(|label| label.1 == *date)
                    .into_iter()
                    .for_each(|label| range.clone_from(&label.0));
            }
        }
        // A date reported as unclear counts as missed, but not as wrong.
        self.labelled += expected.len();
        self.found +=
            mentions.iter().filter(|mention| mention.1 != "?" || expected.contains(mention)).count();
        self.right += mentions.iter().filter(|mention| expected.contains(mention)).count();
        let show =
            |(range, edtf): &Mention| format!("[{}|{edtf}]", text.get(range.clone()).unwrap_or_default());
        for missed in expected.iter().filter(|mention| !mentions.contains(mention)) {
            self.misses.push(format!("missed {} in {text}", show(missed)));
        }
        for wrong in mentions.iter().filter(|mention| !expected.contains(mention)) {
            self.misses.push(format!("wrong  {} in {text}", show(wrong)));
        }
    }

    fn precision_and_recall(&self) -> (f64, f64) {
        let share = |whole: usize| self.right as f64 / whole as f64;
        (share(self.found), share(self.labelled))
    }
}

#[test]
fn dates_are_found_as_labelled() {
    let all = Found::in_texts(include_str!("dates.txt"), false);
    let (precision, recall) = all.precision_and_recall();
    // Parsed by the benchmarks.
    println!("{} labelled, {} found, precision {precision:.3}, recall {recall:.3}", all.labelled, all.found);
    all.misses.iter().for_each(|miss| println!("{miss}"));
    assert!(all.labelled >= 580, "{}", all.labelled);
    // Missed and wrong dates: all of them are known, and none may be added.
    insta::assert_snapshot!(all.misses.join("\n"));
}

#[test]
fn dates_of_news_are_found_as_labelled() {
    let all = Found::in_texts(include_str!("news.txt"), true);
    let (precision, recall) = all.precision_and_recall();
    all.misses.iter().for_each(|miss| println!("{miss}"));
    assert!(all.labelled >= 280 && precision >= 0.9 && recall >= 0.9, "{precision} {recall}");
    insta::assert_snapshot!(all.misses.join("\n"));
}

#[test]
fn dates_of_more_news_say_what_their_labels_say() {
    let all = Found { overlaps: true, ..Found::default() }.read_all(include_str!("more_news.txt"), true);
    let (precision, recall) = all.precision_and_recall();
    println!("{} labelled, {} found, precision {precision:.3}, recall {recall:.3}", all.labelled, all.found);
    all.misses.iter().for_each(|miss| println!("{miss}"));
    assert!(all.labelled >= 170 && precision >= 0.9 && recall >= 0.8, "{precision} {recall}");
    insta::assert_snapshot!(all.misses.join("\n"));
}

#[test]
fn dates_of_news_in_six_languages_say_what_their_labels_say() {
    let all = Found { overlaps: true, ..Found::default() }.read_all(include_str!("six_languages.txt"), true);
    let (precision, recall) = all.precision_and_recall();
    println!("{} labelled, {} found, precision {precision:.3}, recall {recall:.3}", all.labelled, all.found);
    all.misses.iter().for_each(|miss| println!("{miss}"));
    assert!(all.labelled >= 200 && precision >= 0.9 && recall >= 0.9, "{precision} {recall}");
    insta::assert_snapshot!(all.misses.join("\n"));
}

#[test]
fn dates_of_fresh_texts_say_what_their_labels_say() {
    let all = Found { overlaps: true, ..Found::default() }.read_all(include_str!("fresh.txt"), true);
    let (precision, recall) = all.precision_and_recall();
    println!("{} labelled, {} found, precision {precision:.3}, recall {recall:.3}", all.labelled, all.found);
    all.misses.iter().for_each(|miss| println!("{miss}"));
    assert!(all.labelled >= 230 && precision >= 0.85 && recall >= 0.85, "{precision} {recall}");
    insta::assert_snapshot!(all.misses.join("\n"));
}

/// The dates found in an English text published on this day, if any: text, and the date or `a or b`.
fn found(published: &str, text: &str) -> Vec<String> {
    let published = Date::parse(published).ok().and_then(|date| date.earliest());
    let mut reader = DateReader::new(language::of("en"), published);
    let show = |mention: DateMention| {
        let words = text.get(mention.range).unwrap_or_default();
        let date = match mention.date {
            Ok(date) => date.edtf().to_owned(),
            Err(candidates) => candidates.iter().map(Date::edtf).collect::<Vec<_>>().join(" or "),
        };
        format!("{words}: {date}")
    };
    reader.passage(text).into_iter().map(show).collect()
}

#[test]
fn a_year_that_is_not_said_is_that_of_the_day_of_publication_or_of_the_scene() {
    for (published, text, expected) in [
        // Relative to publication.
        ("2019-04-20", "In April.", &["April: 2019-04"][..]),
        ("2019-04-20", "In January.", &["January: 2019-01"]),
        ("2019-04-20", "In December.", &["December: 2018-12"]),
        ("2019-04-20", "In November.", &["November: 2018-11 or 2019-11"]),
        ("2019-04-20", "In August.", &["August: 2019-08"]),
        ("2019-04-20", "In July.", &["July: 2019-07"]),
        ("2019-12-20", "In November.", &["November: 2019-11"]),
        ("2019-12-20", "In April.", &["April: 2019-04"]),
        ("2019-12-20", "In January.", &["January: 2019-01 or 2020-01"]),
        ("2019-01-05", "In December.", &["December: 2018-12"]),
        ("2019-01-05", "In April.", &["April: 2019-04"]),
        ("2019-01-05", "In May.", &["May: 2019-05"]),
        // In the context of an earlier date.
        ("2019-04-20", "In June 2018. In August.", &["June 2018: 2018-06", "August: 2018-08"]),
        ("2019-04-20", "In June 2018. In March.", &["June 2018: 2018-06", "March: 2019-03"]),
        ("2019-04-20", "In June 2016. In March.", &["June 2016: 2016-06", "March: 2019-03"]),
        ("2019-04-20", "In June 2016. In July.", &["June 2016: 2016-06", "July: 2016-07"]),
        ("2019-04-20", "On 5 June 2016. On 7 June.", &["5 June 2016: 2016-06-05", "7 June: 2016-06-07"]),
        (
            "2019-04-20",
            "On 5 June 2016. On 3 June.",
            &["5 June 2016: 2016-06-05", "3 June: 2016-06-03 or 2017-06-03"],
        ),
        ("2019-04-20", "In 2016. In August.", &["2016: 2016", "August: 2019-08"]),
        ("2019-04-20", "Founded in 1997, fined in March.", &["1997: 1997", "March: 2019-03"]),
        ("2019-04-20", "Until 2025. In March.", &["2025: 2025", "March: 2019-03"]),
        ("2019-04-20", "In the 1990s. In March.", &["1990s: 199X", "March: 2019-03"]),
        // Without either.
        ("", "In March, yesterday, last year.", &[]),
        (
            "",
            "In June 2018. In August. In March.",
            &["June 2018: 2018-06", "August: 2018-08", "March: 2018-03"],
        ),
        // The main line of a history: not what something lasted until, nor a year of another clause.
        (
            "",
            "In September 1944 they went on until February 1945. By July it was over.",
            &["September 1944: 1944-09", "February 1945: 1945-02", "July: 1944-07"],
        ),
        (
            "",
            "In March 1945 it was over. It had rained from October to March.",
            &["March 1945: 1945-03", "from October to March: 1944-10/1945-03"],
        ),
        (
            "",
            "In May 1964 they sailed. A note, released in 2005, says they met on 4 August.",
            &["May 1964: 1964-05", "2005: 2005", "4 August: 1964-08-04"],
        ),
        // A weekday decides.
        ("2019-04-20", "On Wednesday, 13 June.", &["Wednesday, 13 June: 2018-06-13"]),
        ("2019-04-20", "On Thursday, 13 June.", &["Thursday, 13 June: 2019-06-13"]),
        ("2019-04-20", "In 2012. On Monday, 29 October.", &["2012: 2012", "Monday, 29 October: 2018-10-29"]),
        ("", "In 2012. On Monday, 29 October.", &["2012: 2012", "Monday, 29 October: 2012-10-29"]),
        // One end of a period determines the other.
        (
            "2019-04-20",
            "From November to 3 February 2018.",
            &["From November to 3 February 2018: 2017-11/2018-02-03"],
        ),
        (
            "2019-04-20",
            "From 28 November to 3 February 2018.",
            &["From 28 November to 3 February 2018: 2017-11-28/2018-02-03"],
        ),
        (
            "2019-04-20",
            "From November 2016 to February.",
            &["From November 2016 to February: 2016-11/2017-02"],
        ),
        ("2019-04-20", "From 12 to 14 March.", &["From 12 to 14 March: 2019-03-12/2019-03-14"]),
        (
            "2019-04-20",
            "From 12 to 14 September.",
            &["From 12 to 14 September: 2018-09-12/2018-09-14 or 2019-09-12/2019-09-14"],
        ),
    ] {
        assert_eq!(found(published, text), expected, "{published}: {text}");
    }
}

#[test]
fn the_first_date_of_a_section_leads_it() {
    let mut reader = DateReader::new(language::of("en"), None);
    reader.passage("The war went on in March 1782 and in August 1782.");
    reader.begin_section(None);
    let found = reader.passage("The armies met at Yorktown in 1781. In early September ships came.");
    let dates: Vec<_> = found.iter().flat_map(|mention| &mention.date).map(Date::edtf).collect();
    assert_eq!(dates, ["1781", "1781-09"]);
}

#[test]
fn dates_that_count_from_publication() {
    // A Saturday.
    let published = "2019-04-20";
    for (words, expected) in [
        ("Today", "2019-04-20"),
        ("Last Saturday", "2019-04-13"),
        ("Last Friday", "2019-04-19"),
        ("Next Saturday", "2019-04-27"),
        ("Next Sunday", "2019-04-21"),
        ("This Monday", "2019-04-15"),
        ("Last week", "2019-04-08/2019-04-14"),
        ("This week", "2019-04-15/2019-04-21"),
        ("Last month", "2019-03"),
        ("Next month", "2019-05"),
        ("Last April", "2018-04"),
        ("Next April", "2020-04"),
        ("This April", "2019-04"),
        ("Last winter", "2018-24"),
        ("This spring", "2019-21"),
        ("Next winter", "2019-24"),
        ("Last autumn", "2018-23"),
        ("Five months ago", "2018-11~"),
        ("16 months ago", "2017-12~"),
        ("3 weeks ago", "2019-03-30~"),
        ("20 days ago", "2019-03-31"),
    ] {
        let text = words.to_owned() + ".";
        assert_eq!(found(published, &text), [format!("{words}: {expected}")]);
    }
    assert_eq!(
        found("2019-01-20", "Last winter, this winter."),
        ["Last winter: 2017-24", "this winter: 2018-24"]
    );
    assert_eq!(found("2019-01-20", "Last month."), ["Last month: 2018-12"]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "In 1800 homes; more than 1500; by 1200.",
        "In 2018 euros; 2,018; 2018.5; 2018%; 2018 €; $2018; No2018; 2018/679; A-2018; 20189; 018.",
        "May 40; 31 April 40; 30 February; February 30; 2019-13-01; 31.04.2019; 12.12.12; 1/2/3.",
        "may 2018x; in may; the may 12.",
        "ten months later; the day before; on Fridays; every Friday; the week after; the next day.",
        "Version 4.5.2019.1; at 10:30; 2019-04-12T10:30 is a moment; +49 30 2018 2019.",
        "two; ago; between; from to; last; early; the; of; 's; 12; century; BC.",
    ] {
        assert_eq!(found("2019-04-20", text), [""; 0], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for (tag, text) in [
        ("en", "Today's youth want more, and the people of tomorrow will, too."),
        ("en", "She was a guest of This Week and of the Today programme."),
        ("en", "They meet every Friday and on the first Sunday in April."),
        ("en", "Temperatures climbed into the 50s. Black Friday was busy."),
        ("en", "More than 2000 people came, nearly 1950 of them by train."),
        ("fr", "Les jeunes d'aujourd'hui lisent peu. Plus de 2000 personnes sont venues chaque mardi."),
        ("es", "Vinieron más de 2000 personas; hoy en día nadie lee. Cada viernes hay mercado."),
        ("it", "Più di 2000 persone; i giovani di oggi leggono ogni venerdì."),
        ("nl", "Meer dan 2000 mensen; elke vrijdag is er markt."),
        ("de", "Mehr als 2000 Menschen kamen. Jeden Freitag ist Markt, guten Morgen!"),
    ] {
        let published = Date::parse("2019-04-20").ok().and_then(|date| date.earliest());
        let found = DateReader::new(language::of(tag), published).passage(text);
        let words: Vec<_> = found.iter().map(|mention| text.get(mention.range.clone())).collect();
        assert!(words.is_empty(), "{text}: {words:?}");
    }
}

#[test]
fn dates_of_figures() {
    for (words, expected) in [
        ("2020/23/Sep", "2020-09-23"),
        ("23-Sep-2020", "2020-09-23"),
        ("2012-10", "2012-10"),
        ("2012-14", "2012/2014"),
        ("2007-08", "2007/2008"),
        ("09/2012", "2012-09"),
        ("June 20 of 1792", "1792-06-20"),
        ("31st March, 2016", "2016-03-31"),
        ("the twenty-fourth of May 1990", "1990-05-24"),
        ("nineteen ninety-six", "1996"),
        ("April 6-7", "2019-04-06/2019-04-07"),
    ] {
        let found = found("2019-04-20", &["It was in ", words, "."].concat());
        let words = words.trim_start_matches("the ");
        assert_eq!(found, [format!("{words}: {expected}")]);
    }
    for (tag, text, edtf) in [
        ("de", "Er kam am 15.01. und ging.", "2019-01-15"),
        ("de", "Er kam am 30.12.16 an.", "2016-12-30"),
        ("fr", "Il vient entre le 3 et le 12 septembre 2018.", "2018-09-03/2018-09-12"),
        ("es", "Fue el 24/04/2018.", "2018-04-24"),
    ] {
        let published = Date::parse("2019-04-20").ok().and_then(|date| date.earliest());
        let found = DateReader::new(language::of(tag), published).passage(text);
        let dates: Vec<_> = found.iter().map(|mention| mention.date.as_ref().map(Date::edtf)).collect();
        assert_eq!(dates, [Ok(edtf)], "{text}");
    }
}
