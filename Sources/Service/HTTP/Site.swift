import Stopping

/// What is asked of the service, with a way to learn that the answer is no longer wanted.
public struct PosedQuestion: Sendable {
    /// As it was sent, at most ``Site/mostBytes``.
    public let body: [UInt8]
    /// A reason once nobody waits for the answer any more.
    public let stop: StopQuestion
}

/// What a server serves: pages by path, and answers to questions that are posted.
public struct Site: Sendable {
    /// A page by path, such as `/styles.css`; `/` is the first one.
    public var pages: [String: Reply]
    /// What answers, by path; called on a thread of its own, and may take long.
    public var answers: [String: @Sendable (PosedQuestion) -> Reply]
    /// What styles and scripts of the pages may do, a Content-Security-Policy.
    public var policy: String
    /// Of a question; larger ones are refused unread.
    public var mostBytes: Int

    /// Of a question, where nothing else is said.
    public static let standardBytes = 1_000_000

    /// - Parameters:
    ///   - pages: by path.
    ///   - answers: by path.
    ///   - policy: a Content-Security-Policy for all of them.
    ///   - mostBytes: of a question.
    public init(
        pages: [String: Reply], answers: [String: @Sendable (PosedQuestion) -> Reply], policy: String,
        mostBytes: Int = Site.standardBytes
    ) {
        self.pages = pages
        self.answers = answers
        self.policy = policy
        self.mostBytes = mostBytes
    }
}
