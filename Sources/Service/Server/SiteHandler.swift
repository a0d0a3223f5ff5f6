import FlyingFox
import Foundation

/// Answers each request: whether it may be, what page it is, or which question.
struct SiteHandler: HTTPHandler {
    let site: Site
    let sameSite: SameSite
    let visitors: Visitors
    let desk = Desk()
    let overtaking = Overtaking()

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        response(await reply(to: request), to: request)
    }

    private func reply(to request: HTTPRequest) async -> Reply {
        if let refusal = sameSite.refusal(of: request) {
            return Problem(.forbidden, detail: refusal).reply
        }
        let path = request.target.path(percentEncoded: true)
        if let page = site.pages[path] {
            return [.GET, .HEAD].contains(request.method) ? page : Self.notAllowed
        }
        guard let answerer = site.answers[path] else {
            return Problem(.notFound, detail: "There is nothing at this path.").reply
        }
        return request.method == .POST ? await answer(request, at: path, by: answerer) : Self.notAllowed
    }

    private static let notAllowed =
        Problem(.methodNotAllowed, detail: "This path is asked in another way: see the header Allow.").reply

    private func answer(
        _ request: HTTPRequest, at path: String, by answerer: @escaping @Sendable (PosedQuestion) -> Reply
    ) async -> Reply {
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard type?.trimmingCharacters(in: .whitespaces) == "application/json" else {
            return Problem(
                .unsupportedMediaType, detail: "Send JSON, with Content-Type application/json."
            ).reply
        }
        guard let body = await body(of: request) else {
            return Problem(
                .contentTooLarge, detail: "A question may have \(site.mostBytes) bytes. Ask about fewer rows."
            ).reply
        }
        let number = request.headers[HTTPHeader(RequestHead.numberHeader)].flatMap { Int($0) } ?? 0
        let ticket = Ticket { [visitors] in visitors.hasLeft(number) }
        let page = request.headers[HTTPHeader("Accord-Page")]
        if let page { overtaking.enter(ticket, page: page, path: path) }
        defer { if let page { overtaking.leave(ticket, page: page, path: path) } }
        let question = PosedQuestion(body: body, stop: { ticket.reason })
        let reply = await desk.run { ticket.isOvertaken ? nil : answerer(question) }
        guard let reply else {
            return Problem(.unavailable, detail: "Too many questions wait already. Ask again later.").reply
        }
        guard let reply, !ticket.isOvertaken else {
            return Problem(
                .conflict, detail: "A newer question of the same page has taken its place."
            ).reply
        }
        return reply
    }

    /// The whole body; nil where it is too long, or ends too soon.
    private func body(of request: HTTPRequest) async -> [UInt8]? {
        guard (request.bodySequence.count ?? 0) <= site.mostBytes else { return nil }
        var bytes: [UInt8] = []
        do {
            for try await chunk in request.bodySequence {
                bytes += chunk
                if bytes.count > site.mostBytes { return nil }
            }
        } catch {
            return nil
        }
        return bytes
    }
}

extension SiteHandler {
    private func response(_ reply: Reply, to request: HTTPRequest) -> HTTPResponse {
        let isHead = request.method == .HEAD
        var headers: HTTPHeaders = [
            .contentType: reply.type,
            .connection: "close",
            HTTPHeader("Cache-Control"): "no-store",
            HTTPHeader("Content-Security-Policy"): site.policy,
            HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
            HTTPHeader("Referrer-Policy"): "no-referrer",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
        ]
        if reply.status == .methodNotAllowed {
            headers[HTTPHeader("Allow")] = site.pages[request.target.path()] == nil ? "POST" : "GET, HEAD"
        }
        if isHead { headers[.contentLength] = "\(reply.body.count)" }
        return HTTPResponse(
            statusCode: HTTPStatusCode(reply.status.rawValue, phrase: reply.status.phrase), headers: headers,
            body: isHead ? Data() : Data(reply.body))
    }
}
