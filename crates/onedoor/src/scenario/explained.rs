use super::{
    Failure, ScenarioError, Setting, failure,
    fault::{Fault, advice},
    file,
    play::{self, Stage},
    wall::Wall,
};
use onedoor_core::{
    engine::{Explanation, explain},
    proof::Proved,
};

/// Where a case of a scenario stands, and why.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The scenario.
    pub scenario: String,
    /// Its definition.
    pub graph: Proved,
    /// What the case waits for.
    pub explanation: Explanation,
    /// What went otherwise on the way there: the case stands where that left it.
    pub failure: Option<Failure>,
}

/// Plays one scenario of a file, the first where none is named, as many plays of it as are asked for or else all of them, and explains where its case stands then.
///
/// # Errors
/// As [`run_in`](super::run_in), and where there is no such scenario, or its case did not begin.
pub fn explain_in(
    scenarios: &str,
    setting: &Setting<'_>,
    scenario: Option<&str>,
    plays: Option<usize>,
) -> Result<Explained, ScenarioError> {
    let file = file::read(scenarios)?;
    let found = file.scenarios.iter().find(|(name, _)| scenario.is_none_or(|wanted| *name == wanted));
    let Some((name, played)) = found else {
        let wanted = scenario.unwrap_or_default();
        let known: Vec<&str> = file.scenarios.keys().collect();
        let message = format!("there is no scenario `{wanted}`{}", advice(wanted, known));
        return Err(Fault::of_part(scenarios, scenarios, message).into());
    };
    let graph = setting.proved()?;
    let wall = Wall::of(setting.calendar_of(&graph));
    let mut stage = Stage::new(setting.engine()?, &graph, setting, &wall);
    stage.begin_with(file.directory.as_deref(), scenarios)?;
    let fault = play::play(&mut stage, played, scenarios, plays.unwrap_or(usize::MAX)).err();
    let engine = stage.engine;
    let explained = engine.asynchronous().look(play::CASE, |kept, env, _| explain(&kept.graph, &kept.case, env));
    match (explained, fault) {
        (Ok(explanation), fault) => {
            let failure = fault.map(|fault| failure(name, fault));
            Ok(Explained { scenario: name.to_owned(), graph, explanation, failure })
        }
        (Err(_), Some(fault)) => Err(fault.into()),
        (Err(error), None) => Err(ScenarioError::NotDeployed(error.to_string())),
    }
}
