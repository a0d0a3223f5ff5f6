/// Asked now and then, from any thread, whether to end; a reason says why.
public typealias StopQuestion = @Sendable () -> StopReason?

/// What a long computation asks that is called from many places: the question that its caller has put over all of it.
public enum Interruptible {
    @TaskLocal private static var question: StopQuestion?

    /// Runs a computation that asks `question` whether to go on; once it has ended, nobody asks any more.
    /// - Throws: what `body` throws.
    public static func under<R>(_ question: StopQuestion?, _ body: () throws -> R) rethrows -> R {
        guard let question else { return try body() }
        return try $question.withValue(question, operation: body)
    }

    /// Why to end; nil to go on, and where nobody put a question.
    public static var reason: StopReason? { question?() }

    /// The question itself, for whoever asks from elsewhere; nil where nobody put one.
    public static var asked: StopQuestion? { question }

    /// The same as a question of its own; nil where there is none.
    public static var isOver: (() -> Bool)? { question.map { question in { question() != nil } } }
}
