//! How many files, and so connections, the system lets this process open.

/// Raises the limit as far as the system allows without asking anybody; says where it is then.
/// Most systems begin with 1,024 and allow many more.
#[cfg(unix)]
pub fn raise_limit() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: maximum,
        maximum,
    };
    // Absent means: without a limit.
    let now = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => maximum,
        Err(_) => current,
    };
    now.unwrap_or(u64::MAX)
}

/// Elsewhere there is no such limit.
#[cfg(not(unix))]
pub fn raise_limit() -> u64 {
    u64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_was_raised_stays() {
        let raised = raise_limit();
        assert!(raised > 100);
        assert_eq!(raise_limit(), raised);
    }
}
