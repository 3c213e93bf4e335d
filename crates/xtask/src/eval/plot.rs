//! Draws how far confidence can be believed: of the answers given at nine in
//! ten, how many were right.

use std::fmt::Write as _;

use super::fit::Given;

/// Bounds of the bins: probabilities that something is so.
const BOUNDS: [f64; 9] = [0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1.0];
/// Pixels.
const SIDE: f64 = 320.0;
const EDGE: f64 = 48.0;

/// One bin: mean probability given, share that was so, how many answers.
#[must_use]
pub fn bins(given: &[Given]) -> Vec<(f64, f64, usize)> {
    let bin = |bounds: &[f64]| {
        let last = bounds[1] >= 1.0;
        let inside: Vec<&Given> = given
            .iter()
            .filter(|(sure, _)| *sure >= bounds[0] && (*sure < bounds[1] || last))
            .collect();
        let count = inside.len().max(1) as f64;
        let mean = inside.iter().map(|(sure, _)| sure).sum::<f64>() / count;
        let so = inside.iter().filter(|(_, is)| *is).count() as f64 / count;
        (mean, so, inside.len())
    };
    BOUNDS.windows(2).map(bin).filter(|(_, _, count)| *count > 0).collect()
}

/// An SVG with a panel for each question.
#[must_use]
pub fn svg(panels: &[(&str, &[Given])]) -> String {
    let width = panels.len() as f64 * (SIDE + 2.0 * EDGE);
    let height = SIDE + 2.0 * EDGE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (at, (title, given)) in panels.iter().enumerate() {
        let left = at as f64 * (SIDE + 2.0 * EDGE) + EDGE;
        let _ =
            writeln!(svg, "<g transform=\"translate({left} {EDGE})\">{}</g>", panel(title, given));
    }
    svg + "</svg>\n"
}

fn panel(title: &str, given: &[Given]) -> String {
    let middle = SIDE / 2.0;
    let mut svg = format!(
        "<text x=\"{middle}\" y=\"-20\" text-anchor=\"middle\" font-weight=\"600\">{title}, {} answers</text>\
         <rect width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"#999\"/>\
         <path d=\"M0 {SIDE}L{SIDE} 0\" stroke=\"#bbb\" stroke-dasharray=\"4 4\"/>\
         <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">confidence</text>\
         <text transform=\"translate(-32 {middle}) rotate(-90)\" text-anchor=\"middle\">share that was so</text>",
        given.len(),
        SIDE + 34.0
    );
    for tick in [0.0, 0.5, 1.0] {
        let (x, y) = (tick * SIDE, SIDE - tick * SIDE + 4.0);
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>\
             <text x=\"-8\" y=\"{y}\" text-anchor=\"end\">{tick}</text>",
            SIDE + 16.0
        );
    }
    let bins = bins(given);
    let at = |mean: f64, so: f64| (mean * SIDE, SIDE - so * SIDE);
    let points: Vec<String> = bins
        .iter()
        .map(|(mean, so, _)| {
            let (x, y) = at(*mean, *so);
            format!("{x:.1} {y:.1}")
        })
        .collect();
    let _ = write!(svg, "<path d=\"M{}\" fill=\"none\" stroke=\"#0b6e8a\"/>", points.join("L"));
    for (mean, so, count) in bins {
        let (x, y) = at(mean, so);
        let (label_x, anchor) = if mean > 0.8 { (x - 8.0, "end") } else { (x + 8.0, "start") };
        let label_y = if so < 0.1 { y - 8.0 } else { y + 14.0 };
        let _ = write!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#0b6e8a\"/>\
             <text x=\"{label_x:.1}\" y=\"{label_y:.1}\" text-anchor=\"{anchor}\" fill=\"#555\">{count}</text>"
        );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_holds_its_answers() {
        let given = [(0.95, true), (0.95, true), (0.95, false), (1.0, true), (0.05, false)];
        let bins = bins(&given);
        assert_eq!(bins.iter().map(|bin| bin.2).collect::<Vec<_>>(), [1, 3, 1]);
        assert!((bins[1].1 - 2.0 / 3.0).abs() < 1e-9);
    }
}
