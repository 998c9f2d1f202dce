//! What others could do about something that waits. All of it is asked of `decide`.

use super::{
    Asking,
    wait::{Unblock, Wait, WaitKind},
};
use crate::{
    case::WorkItemId,
    engine::{Action, Given, PEOPLE_MAX, SeatPlace, WorkAction},
    people::Actor,
};

/// More people than this are not tried as those to whom work could be given.
pub(super) const TRIED_MAX: usize = 20;

impl Asking<'_> {
    /// What could be done about a work item: it is given to somebody, offered again, called back, done without, recalled; somebody else signs as well; the vote is
    /// closed; the clock and the work go on.
    pub(super) fn unblock_work(&self, item: WorkItemId, wait: &Wait) -> Vec<Unblock> {
        let (step, reason) = (item.step, String::new);
        if !self.is_open(step) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let holder = wait.holder.as_ref();
        if self.probe.graph.steps()[step].called.is_none() {
            // A seat helps nobody who has answered from another.
            let fit = |to: &Actor| Some(to) != holder && (wait.kind != WaitKind::Seat || self.may_sit(to, item));
            found.extend(self.given_to(fit, |to| WorkAction::Assign { item, to }));
            found.extend(self.unblock([Action::Work(WorkAction::Release { item })]));
        }
        if matches!(wait.kind, WaitKind::Seat | WaitKind::Vote) {
            // All officers answer: one more of them takes nothing off the others.
            let staffing = self.probe.graph.steps()[step].staffing.as_ref();
            let alone = |_: &Actor| staffing.is_none_or(|staffing| staffing.officers.is_none());
            found.extend(self.given_to(alone, |to| WorkAction::AddSeat {
                step,
                to,
                place: SeatPlace::Parallel,
                reason: reason(),
            }));
            found.extend(self.unblock([
                Action::Work(WorkAction::RemoveSeat { item, reason: reason() }),
                Action::Work(WorkAction::CloseVote { step, reason: reason() }),
            ]));
        }
        let pass = self.probe.graph.steps()[step].pass();
        let waive = pass.map(|outcome| Action::Waive { step, outcome, given: Given::default(), reason: reason() });
        found.extend(self.unblock(waive.into_iter().chain([Action::Cancel { step, reason: reason() }])));
        found
    }

    /// Each of these commands that somebody could give.
    pub(super) fn unblock(&self, actions: impl IntoIterator<Item = Action>) -> Vec<Unblock> {
        actions.into_iter().filter_map(|action| self.could_give(&action, None)).collect()
    }

    /// The command about the first of those who are fit for it for whom somebody could give it.
    fn given_to(&self, fit: impl Fn(&Actor) -> bool, action: impl Fn(Actor) -> WorkAction) -> Option<Unblock> {
        if self.people.officials.is_empty() {
            return None;
        }
        let others = self.people.all.iter().filter(|person| fit(person)).take(TRIED_MAX);
        others.into_iter().find_map(|to| self.could_give(&Action::Work(action(to.clone())), Some(to)))
    }

    fn could_give(&self, action: &Action, to: Option<&Actor>) -> Option<Unblock> {
        let mut accepted = None;
        let mut who: Vec<Actor> = Vec::new();
        for person in self.people.officials.iter().chain(&self.parties()) {
            if who.len() < PEOPLE_MAX
                && !who.contains(person)
                && let Ok(found) = self.probe.attempt(person, action)
            {
                who.push(person.clone());
                accepted = accepted.or(Some(found));
            }
        }
        if who.is_empty() && self.probe.env.directory.is_none() {
            let somebody = Actor::authenticated("somebody").ok()?;
            accepted = self.probe.attempt(&somebody, action).ok();
        }
        let action = accepted?;
        let words = self.words(&action, to);
        Some(Unblock { action, who, words })
    }

    /// Who has open work in hand, or asked a question there.
    fn parties(&self) -> Vec<Actor> {
        let case = self.probe.case;
        let mut parties = Vec::new();
        for step in case.open_steps() {
            let seats = case.seats(step).iter();
            let items = case.work_item(WorkItemId::of(step)).into_iter().chain(seats.clone().map(|seat| &seat.item));
            parties.extend(items.flat_map(|item| item.holder.iter().chain(&item.delegates)).cloned());
            parties.extend(seats.filter_map(|seat| seat.added_by.clone()));
            parties.extend(case.consultations(step).iter().map(|asked| asked.by.clone()));
        }
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    fn words(&self, action: &Action, to: Option<&Actor>) -> String {
        let verb = action.verb().replace('_', " ");
        let about = action.item().or_else(|| action.step().map(WorkItemId::of)).map(|item| self.draft.item_name(item));
        let about = about.map(|about| format!(" `{about}`")).unwrap_or_default();
        let to = to.map(|to| format!(" to `{to}`")).unwrap_or_default();
        format!("{verb}{about}{to}")
    }
}
