//! A question to the worker that is asked again when its subject changes.

/// A kind of question. At most one of a kind is open: a slow worker gets no queue of outdated questions, and all changes
/// during an answer cause one more question after it.
#[derive(Debug)]
pub struct Question<S> {
    open: Option<S>,
    known: Option<S>,
}

impl<S> Default for Question<S> {
    fn default() -> Self {
        Self { open: None, known: None }
    }
}

impl<S: Clone + PartialEq> Question<S> {
    /// Whether to ask about a subject now: it is open until [`close`](Self::close). Otherwise the answer is known, or
    /// another question is open: after its answer, ask again.
    #[must_use]
    pub fn ask(&mut self, subject: &S) -> bool {
        let asks = self.open.is_none() && self.known.as_ref() != Some(subject);
        if asks {
            self.open = Some(subject.clone());
        }
        asks
    }

    /// Closes the open question, and returns its subject.
    pub fn close(&mut self) -> Option<S> {
        self.open.take()
    }

    /// Sets the subject whose answer is known.
    pub fn learn(&mut self, subject: S) {
        self.known = Some(subject);
    }
}

#[cfg(test)]
mod tests {
    use super::Question;

    #[test]
    fn one_question_is_open_and_changes_meanwhile_are_one_more() {
        let mut question = Question::default();
        assert!(question.ask(&"first"));
        assert!(!question.ask(&"second"));
        assert!(!question.ask(&"third"));
        assert_eq!(question.close(), Some("first"));
        question.learn("first");
        assert!(question.ask(&"third"), "what was shown meanwhile is outdated");
    }

    #[test]
    fn what_is_known_is_not_asked_again_and_what_failed_is() {
        let mut question = Question::default();
        assert!(question.ask(&"text"));
        assert_eq!(question.close(), Some("text"));
        assert!(question.ask(&"text"), "the question failed");
        question.close();
        question.learn("text");
        assert!(!question.ask(&"text"));
        assert_eq!(question.close(), None);
    }

    #[test]
    fn an_answer_that_came_another_way_does_not_count_for_the_open_question() {
        let mut question = Question::default();
        assert!(question.ask(&"one story"));
        question.learn("another story");
        assert_eq!(question.close(), Some("one story"));
    }
}
