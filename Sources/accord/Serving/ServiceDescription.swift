import Reporting
import Service

/// What can be asked over HTTP, as OpenAPI 3.1, made of the command line's own description of itself.
struct ServiceDescription {
    /// By the name of the command.
    private let trees: [String: CommandTree]

    /// - Throws: `DecodingError` where the parser describes itself in another way than was known here.
    init() throws {
        trees = try Dictionary(uniqueKeysWithValues: AskedCommand.all.map { ($0.name, try CommandTree.of($0.type)) })
    }

    /// An OpenAPI 3.1 document; schemas of answers are files beside it.
    var document: JSONValue {
        var paths: [String: JSONValue] = [
            "/api/limits": [
                "get": operation("What the service is and how much it answers", answer: ["type": "object"])
            ],
            "/api/openapi.json": ["get": operation("This description", answer: ["type": "object"])],
        ]
        for command in AskedCommand.all {
            for form in AnswerForm.all(of: command) { paths[form.path(of: command)] = ["post": asked(command, form)] }
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Accord", "version": .text(Version.text),
                "description": """
                What accord serve answers. Tables are CSV text, as a file would hold it; other keys are the command line's \
                long options, each word after the first with a capital.
                """,
            ],
            "servers": [["url": "http://127.0.0.1:8420"]],
            "paths": .object(paths),
            "components": [
                "schemas": ["Problem": Self.problem], "responses": .object(Self.refusedResponses),
            ],
        ]
    }

    private func asked(_ command: AskedCommand, _ form: AnswerForm) -> JSONValue {
        let known = trees[command.name]
        var keys: [String: JSONValue] = [:]
        for argument in known?.arguments ?? [] {
            guard let name = argument.key, !AskedCommand.withheld.contains(argument.names?.first?.name ?? "") else {
                continue
            }
            keys[name] = argument.schema(isTable: command.allTables.contains(name))
        }
        if command.allTables.contains(AskedCommand.points) {
            keys[AskedCommand.points] = [
                "type": "string",
                "description":
                    "A learning curve as measured, in place of accuracy: CSV with the columns samples,performance.",
            ]
        }
        let required: [JSONValue] =
            switch command.main {
            case nil: ["prior", "payoffs"]
            case "specialists": []
            case let main?: [.text(main)]
            }
        let question: JSONValue = [
            "type": "object", "properties": .object(keys), "required": .list(required), "additionalProperties": false,
        ]
        return operation(known?.abstract ?? command.name, answer: form.answer(of: command), type: form.type)
            .setting(
                "requestBody", to: ["required": true, "content": ["application/json": ["schema": question]]]
            ).setting(
                "parameters",
                to: [
                    [
                        "name": "Accord-Page", "in": "header", "required": false,
                        "schema": ["type": "string", "maxLength": 100],
                        "description":
                            "A page's own name: a newer question under it takes the place of an older one (409).",
                    ]
                ])
    }

    private func operation(_ summary: String, answer: JSONValue, type: String = "application/json") -> JSONValue {
        var responses: [String: JSONValue] = [
            "200": ["description": "The answer", "content": [type: ["schema": answer]]]
        ]
        for status in Self.refusals {
            responses["\(status.rawValue)"] = ["$ref": .text("#/components/responses/\(status.rawValue)")]
        }
        return ["summary": .text(summary), "responses": .object(responses)]
    }

    private static let refusals: [Status] = [
        .badRequest, .forbidden, .methodNotAllowed, .conflict, .contentTooLarge, .unsupportedMediaType,
        .unprocessableContent, .headersTooLarge, .internalError, .unavailable, .timeout,
    ]

    private static var refusedResponses: [String: JSONValue] {
        var responses: [String: JSONValue] = [:]
        for status in refusals {
            responses["\(status.rawValue)"] = [
                "description": .text(status.phrase),
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
            ]
        }
        return responses
    }

    /// ``Problem``.
    private static let problem: JSONValue = [
        "type": "object", "required": ["type", "title", "status", "detail"], "additionalProperties": false,
        "description": "RFC 9457, with the place in the question.",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "detail": [
                "type": "string", "description": "What is wrong and how to mend it, in the command line's words.",
            ],
            "table": ["type": "string", "description": "The key of the table that is to blame."],
            "option": ["type": "string", "description": "The key that is to blame."],
            "line": ["type": "integer", "minimum": 1, "description": "Of the table; its heading is line 1."],
            "column": ["type": "integer", "minimum": 1, "description": "Of the line, in characters."],
            "cell": [
                "type": "object", "required": ["row", "column"], "additionalProperties": false,
                "properties": [
                    "row": ["type": "integer", "minimum": 0, "description": "Below the heading, from 0."],
                    "column": ["type": "string", "description": "The heading of the cell's column."],
                ],
            ],
        ],
    ]
}

extension AnswerForm {
    /// Where questions go for this form of a command's answer.
    func path(of command: AskedCommand) -> String {
        "/api/\(command.name)" + (self == .document ? "" : "/\(rawValue)")
    }

    /// The media type of the answer.
    var type: String {
        switch self {
        case .document, .charts, .proof: "application/json"
        case .report: "text/html; charset=utf-8"
        case .menu: "text/csv; charset=utf-8"
        case .lp: "text/plain; charset=utf-8"
        }
    }

    fileprivate func answer(of command: AskedCommand) -> JSONValue {
        switch self {
        case .document: ["$ref": .text("\(command.schema).schema.json")]
        case .proof: ["$ref": "accord.proof-1.schema.json"]
        case .charts:
            [
                "type": "object", "required": ["answer", "charts"],
                "properties": [
                    "answer": ["$ref": .text("\(command.schema).schema.json")],
                    "charts": ["type": "object", "description": "Vega-Lite specifications by name."],
                ],
            ]
        case .report, .menu, .lp: ["type": "string"]
        }
    }
}

extension AskedCommand {
    fileprivate var schema: String {
        switch name {
        case "design": "accord.contract-1"
        case "verify": "accord.audit-1"
        default: "accord.\(name)-1"
        }
    }
}

extension CommandTree.Argument {
    /// The key of a question that stands for it; nil for what has no long name.
    fileprivate var key: String? {
        if kind == .positional { return valueName }
        return names?.first { $0.name.count > 1 }.map { QuestionWords.key(ofOption: $0.name) }
    }

    fileprivate func schema(isTable: Bool) -> JSONValue {
        let schema: JSONValue
        switch kind {
        case .flag: schema = ["type": "boolean"]
        case .option where !isTable && allValues != nil:
            schema = ["enum": .list((allValues ?? []).map(JSONValue.text))]
        case .option where !isTable && isRepeating == true:
            schema = ["type": "array", "items": ["type": ["string", "number"]]]
        case .option where !isTable: schema = ["type": ["string", "number"]]
        case .option, .positional: schema = ["type": "string"]
        }
        return schema.setting("description", to: .text(abstract ?? ""))
    }
}
