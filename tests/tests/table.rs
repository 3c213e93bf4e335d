//! The table of facts, by the native engine. The same table is asked of the
//! wasm in both browsers (`background.rs`).

use anyhow::{Result, ensure};

#[test]
fn the_policy_decides_each_row_at_its_step() -> Result<()> {
    for row in tests::facts()? {
        let verdict = row.verdict()?;
        let said = format!("{}: {verdict:#?}", row.name);
        ensure!(format!("{:?}", verdict.level).to_lowercase() == row.level, "{said}");
        ensure!(verdict.decided.number() == row.step, "{said}");
    }
    Ok(())
}

#[test]
fn a_speaking_verdict_carries_its_evidence() -> Result<()> {
    for row in tests::facts()? {
        let verdict = row.verdict()?;
        let speaks = verdict.level > protocol::Level::Silent;
        ensure!(
            speaks != verdict.fields.is_empty(),
            "{}: where it speaks, it names a field",
            row.name
        );
        ensure!(!speaks || verdict.evidence.len() > 2, "{}: {verdict:?}", row.name);
    }
    Ok(())
}
