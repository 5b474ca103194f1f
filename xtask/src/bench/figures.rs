//! Measurements, by names such as `terms/daachorse/1000`.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    /// The median of several rounds, or a count.
    pub(crate) median: f64,
    /// 1.4826 times the median absolute deviation, which estimates the standard deviation of a normal distribution.
    pub(crate) spread: Option<f64>,
}

/// The figures of a run.
#[derive(Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, Figure>);

impl Figures {
    pub(crate) fn get(&self, name: &str) -> Option<Figure> {
        self.0.get(name).copied()
    }

    pub(crate) fn count(&mut self, name: &str, median: f64) {
        self.0.insert(name.to_owned(), Figure { median, spread: None });
    }

    /// Adds several rounds of one measurement.
    pub(crate) fn rounds(&mut self, name: &str, rounds: &[f64]) {
        let median = |mut numbers: Vec<f64>| {
            numbers.sort_by(f64::total_cmp);
            numbers.get(numbers.len() / 2).copied().unwrap_or_default()
        };
        let middle = median(rounds.to_vec());
        let distances = rounds.iter().map(|round| (round - middle).abs()).collect();
        let spread = (rounds.len() > 1).then(|| 1.4826 * median(distances));
        self.0.insert(name.to_owned(), Figure { median: middle, spread });
    }

    /// Parses a line `figure NAME NUMBER` in the output of a program.
    pub(crate) fn read_line(&mut self, line: &str) {
        let mut words = line.split(' ');
        if let (Some("figure"), Some(name), Some(Ok(number))) =
            (words.next(), words.next(), words.next().map(str::parse))
        {
            self.count(name, number);
        }
    }

    /// Parses the message of the page: an object of figures.
    pub(crate) fn read_page(&mut self, json: &str) -> Result<(), serde_json::Error> {
        let figures: BTreeMap<String, Value> = serde_json::from_str(json)?;
        for (name, figure) in figures {
            if let Some(median) = figure.get("median").and_then(Value::as_f64) {
                let spread = figure.get("spread").and_then(Value::as_f64);
                self.0.insert(name, Figure { median, spread });
            }
        }
        Ok(())
    }

    /// Reads the output folder of criterion: `GROUP/FUNCTION/VALUE/new/estimates.json`.
    pub(crate) fn read_criterion(&mut self, folder: &Path) {
        let inside = |folder: &Path| {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).collect::<Vec<_>>()
        };
        for path in
            inside(folder).iter().flat_map(|group| inside(group)).flat_map(|function| inside(&function))
        {
            let estimates = fs::read_to_string(path.join("new/estimates.json")).unwrap_or_default();
            let Ok(estimates) = serde_json::from_str::<Value>(&estimates) else { continue };
            let estimate = |name: &str| estimates.get(name)?.get("point_estimate")?.as_f64();
            let name = path.strip_prefix(folder).map(|path| path.to_string_lossy().replace('\\', "/"));
            if let (Ok(name), Some(median)) = (name, estimate("median")) {
                self.0.insert(name, Figure { median, spread: estimate("median_abs_dev") });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Figures};

    #[test]
    fn figures_are_read_from_lines_and_from_the_page() {
        let mut figures = Figures::default();
        figures.read_line("figure glossary/bytes/100 87.5");
        figures.read_line("terms/daachorse/100  time: [1.2 times 1.3 times 1.4 times]");
        figures.read_page(r#"{"a": {"median": 2, "spread": 0.5}, "b": {"median": null}}"#).unwrap();
        assert_eq!(figures.get("glossary/bytes/100"), Some(Figure { median: 87.5, spread: None }));
        assert_eq!(figures.get("a"), Some(Figure { median: 2.0, spread: Some(0.5) }));
        assert_eq!(figures.0.len(), 2);
        figures.rounds("c", &[1.0, 9.0, 2.0]);
        assert_eq!(figures.get("c"), Some(Figure { median: 2.0, spread: Some(1.4826) }));
    }
}
