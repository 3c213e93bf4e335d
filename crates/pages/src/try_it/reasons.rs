//! The reasons: the seven steps, the evidence, and what would change it.

use protocol::{About, ChangePlace, ChangeView, Evidence, TrialView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::dom::{self, Build, button, make};
use crate::i18n::{filled, t, worded};
use crate::icon::Icon;
use crate::words;

/// What the steps look at, where each has its finding beneath it.
fn name(key: &'static str) -> &'static str {
    if key == "popup_step_flow" { "try_step_flow" } else { key }
}

/// The steps in their order, the one that decided marked by shape and word.
pub fn steps(view: &TrialView) -> Vec<Element> {
    let decided = view.verdict.decided.number();
    let draw = |(at, key): (usize, &&'static str)| {
        let step = view.steps.get(at)?;
        let number = (at + 1).to_string();
        let title =
            make("p").class("step-name").text(&filled("popup_step", &[&number, &t(name(key))]));
        let mark = if step.decided {
            Some(make("span").class("decides").text(&t("try_step_decides")))
        } else {
            let later = at + 1 > usize::from(decided);
            later.then(|| make("span").class("small").text(&t("try_step_unasked")))
        };
        let line = make("li").add(&title.maybe(mark)).add(&worded("p", &step.found));
        Some(if step.decided {
            line.attr("aria-current", "step")
                .attr("data-level", Icon::from(view.verdict.level).name())
        } else {
            line
        })
    };
    words::STEPS.iter().enumerate().filter_map(draw).collect()
}

/// The lines of the table, the weightiest first.
pub fn evidence(view: &TrialView) -> Vec<Element> {
    let mut evidence: Vec<&Evidence> = view.verdict.evidence.iter().collect();
    evidence.sort_by(|one, two| two.weight.abs().total_cmp(&one.weight.abs()));
    let most = evidence.first().map_or(1.0, |one| one.weight.abs().max(f32::EPSILON));
    evidence.into_iter().map(|one| signal(one, most)).collect()
}

fn signal(one: &Evidence, most: f32) -> Element {
    let about = match one.about {
        About::Phone => "popup_about_phone",
        About::Part(_) => "popup_about_part",
        About::Flow(flow) => words::flow(flow).unwrap_or("popup_flow_other"),
    };
    let against = one.weight < 0.0;
    let side = if against { "try_against" } else { "try_for" };
    let cell = |label: &str| make("td").attr("role", "cell").attr("data-label", &t(label));
    let name = make("span").class("small").attr("lang", "en").text(&one.signal.replace('_', " "));
    let seen = (!one.seen.is_empty()).then(|| make("q").text(&one.seen));
    let head = make("th").attr("role", "rowheader").attr("scope", "row");
    let bar = make("span").class(if against { "bar against" } else { "bar" });
    if let Some(bar) = bar.dyn_ref::<HtmlElement>() {
        let share = format!("{:.3}", one.weight.abs() / most);
        dom::logged(bar.style().set_property("--share", &share));
    }
    let number = make("span").class("number").text(&weight(one.weight));
    let scale = make("span").class("scale").attr("aria-hidden", "true").add(&bar);
    make("tr")
        .attr("role", "row")
        .add(&head.add(&make("div").class("seen").maybe(seen).add(&name)))
        .add(&cell("try_head_about").add(&make("span").text(&filled(side, &[&t(about)]))))
        .add(&cell("try_head_weight").add(&make("div").class("weight").add(&number).add(&scale)))
}

/// To two decimals, with its sign.
fn weight(weight: f32) -> String {
    format!("{weight:+.2}").replace('-', "\u{2212}")
}

/// What to do, where, and what would be drawn then.
pub fn changes(view: &TrialView) -> Vec<Element> {
    view.changes.iter().enumerate().map(|(at, one)| change(view, at, one)).collect()
}

fn change(view: &TrialView, at: usize, one: &ChangeView) -> Element {
    let icon = Icon::from(one.level);
    let level = make("span").class("level").attr("data-level", icon.name()).add(&icon.draw());
    let level = level.add(&make("span").text(&t(words::level(one.level))));
    let id = format!("change-{at}");
    let link = |page: &str, key: &str| {
        make("a").attr("href", page).attr("aria-describedby", &id).text(&t(key))
    };
    let way = match one.place {
        ChangePlace::Rules => link("options.html#rules-title", "try_to_rules"),
        ChangePlace::Answers => link("options.html#answers-title", "try_to_answers"),
        ChangePlace::Settings => link("options.html#settings-title", "try_to_settings"),
        ChangePlace::Leave => button("watch", &view.pattern, &t("popup_watch"))
            .attr("id", "try-watch")
            .attr("aria-describedby", &id),
    };
    make("li").add(&worded("p", &one.change).attr("id", &id)).add(&level).add(&way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_has_its_sign_and_two_decimals() {
        assert_eq!([weight(2.104), weight(-0.5), weight(0.0)], ["+2.10", "\u{2212}0.50", "+0.00"]);
    }
}
