//! From which seat somebody answers, and whose turn it is.

use super::{
    super::{deed::Item, plan::How},
    Acting, Chair, Naive,
    Refused::{self, Rule},
    Said, Sits, Stands,
    authority::Work,
    counting::behind,
};

impl Naive {
    /// Whom a work item is for.
    pub(super) fn work_for(&self, (n, seat): Item) -> Work<'_> {
        let Some(chair) = seat.and_then(|seat| self.desks[n].chairs.get(usize::from(seat))) else {
            return Work::Candidates;
        };
        match (&chair.sits, chair.stands) {
            (Sits::Candidate, _) => Work::Candidates,
            (Sits::Person(person), Stands::Before(_)) => Work::Adviser(person),
            (Sits::Person(person), _) => Work::Person(person),
            (Sits::Listed(place), _) => Work::Named(&place.by),
        }
    }

    /// As one who works on a work item now.
    pub(super) fn works_at(&self, id: &str, item: Item) -> Result<Acting, Refused> {
        let holder = self.desks[item.0].held(item.1).and_then(|held| held.holder.clone());
        match holder {
            None => self.may_work(id, item.0, self.work_for(item)),
            Some(holder) if holder == id => self.may_work(id, item.0, self.work_for(item)),
            Some(holder) => {
                let stands_in = self.stands_in_for(id, &holder, item.0);
                let own = self.may_work(id, item.0, self.work_for(item));
                own.ok().filter(|_| stands_in).ok_or(Rule("HeldBy"))
            }
        }
    }

    pub(super) fn holds(&self, id: &str, item: Item) -> Result<Acting, Refused> {
        match self.desks[item.0].held(item.1).and_then(|held| held.holder.as_ref()) {
            Some(_) => self.works_at(id, item),
            None => Err(Rule("NotHolder")),
        }
    }

    /// The seat from which somebody answers now.
    pub(super) fn seat_for(&self, id: &str, n: usize) -> Result<(usize, Acting), Refused> {
        let (place, acting) = self.own_seat(id, n)?;
        if self.is_turn(n, place) { Ok((place, acting)) } else { Err(Rule("NotYourTurn")) }
    }

    /// The same whether it is their turn or not: one of their own, else the first that they may take; one whose turn it is goes first.
    pub(super) fn own_seat(&self, id: &str, n: usize) -> Result<(usize, Acting), Refused> {
        let desk = &self.desks[n];
        let names = |chair: &Chair| match &chair.sits {
            Sits::Person(person) => person == id,
            Sits::Listed(place) => self.one(&place.by).as_deref() == Some(id),
            Sits::Candidate => false,
        };
        let own = |chair: &Chair| chair.held.holder.as_deref() == Some(id) || names(chair);
        let places = 0..desk.chairs.len();
        let order = places
            .clone()
            .filter(|place| own(&desk.chairs[*place]))
            .chain(places.filter(|place| !own(&desk.chairs[*place])));
        let (mut reason, mut later) = (None, None);
        for place in order {
            let chair = &desk.chairs[place];
            let again = self.how(n) == How::Unanimous && answered_by(chair, id);
            if chair.removed || desk.closed || chair.said.is_some() && !again {
                continue;
            }
            match self.may_sit(id, n, place) {
                Err(refused) => reason = reason.or(Some(refused)),
                Ok(acting) if self.has_answered(n, place, &acting) => reason = Some(Rule("AlreadyAnswered")),
                Ok(acting) if self.is_turn(n, place) => return Ok((place, acting)),
                Ok(acting) => later = later.or(Some((place, acting))),
            }
        }
        if desk.chairs.iter().any(|chair| answered_by(chair, id)) {
            return later.ok_or(Rule("AlreadyAnswered"));
        }
        later.ok_or(reason.unwrap_or(Rule("NoSeatLeft")))
    }

    fn may_sit(&self, id: &str, n: usize, place: usize) -> Result<Acting, Refused> {
        if !self.desks[n].chairs[place].held.delegates.is_empty() {
            return Err(Rule("Delegated"));
        }
        self.works_at(id, (n, u16::try_from(place).ok()))
    }

    /// Nobody answers twice, and nobody for somebody who has.
    fn has_answered(&self, n: usize, own: usize, acting: &Acting) -> bool {
        let people = || [&acting.person].into_iter().chain(acting.instead_of.iter().take(1));
        let said = |chair: &Chair, id: &str| {
            !chair.removed && chair.said.as_ref().is_some_and(|(_, by)| by.iter().any(|one| one == id))
        };
        let others = self.desks[n].chairs.iter().enumerate().filter(|(place, _)| *place != own);
        others.into_iter().any(|(_, chair)| people().any(|id| said(chair, id)))
    }

    /// Whether nothing comes before a seat.
    pub(super) fn is_turn(&self, n: usize, place: usize) -> bool {
        let desk = &self.desks[n];
        let chair = &desk.chairs[place];
        let open = |chair: &Chair| !chair.removed && chair.said.is_none();
        if desk.chairs.iter().any(|other| other.stands == Stands::Before(place) && open(other)) {
            return false;
        }
        if let Stands::After(front) = chair.stands
            && open(&desk.chairs[front])
        {
            return false;
        }
        let agreed = |place: &usize| {
            desk.chairs[*place].said.as_ref().is_some_and(|(said, _)| *said == Said::Gave(self.pass(n)))
        };
        match self.how(n) {
            How::Sequence if chair.counts() => {
                let before = (0..place).filter(|other| desk.chairs[*other].counts());
                before.clone().all(|other| agreed(&other) && behind(desk, other).iter().all(agreed))
            }
            How::Lead if chair.counts() && chair.is(|place| place.lead) => {
                let others = desk.chairs.iter().filter(|other| other.counts() && !other.is(|place| place.lead));
                desk.closed || !others.into_iter().any(open)
            }
            _ => true,
        }
    }
}

pub(super) fn answered_by(chair: &Chair, id: &str) -> bool {
    chair.said.as_ref().is_some_and(|(_, by)| by.first().map(String::as_str) == Some(id))
}
