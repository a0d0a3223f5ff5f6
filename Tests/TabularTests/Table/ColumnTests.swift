import Testing

@testable import Tabular

@Suite struct ColumnTests {
    struct Demand: Sendable {
        let header: String
        let required: [String]
        var optional: [String] = []
        var allowingOthers = true
        /// The whole message, or nil if the columns are in order.
        let message: String?
    }

    static let demands = [
        Demand(header: "name,cost", required: ["cost", "name"], message: nil),
        Demand(header: "name,cost,note", required: ["name"], optional: ["size"], message: nil),
        Demand(
            header: "name,size", required: ["name"], optional: ["size", "note"], allowingOthers: false, message: nil),
        Demand(
            header: "name,price", required: ["name", "cost"],
            message: "t.csv:1: column \"cost\" is missing (needed: \"name\", \"cost\"; found: \"name\", \"price\")."
                + " Add the column to the header and to every row."),
        Demand(
            header: "cost,name,Cost", required: ["name", "cost"],
            message: "t.csv:1:11: column \"Cost\" is column \"cost\" again: capitals make no difference."
                + " Rename or remove one of the two."),
        Demand(
            header: "COST,name,Cost", required: ["name"], optional: ["cost"],
            message: "t.csv:1:11: column \"Cost\" is column \"COST\" again: capitals make no difference."
                + " Rename or remove one of the two."),
        Demand(header: "name,note,Note", required: ["name"], message: nil),
        Demand(
            header: "name,costs", required: ["name", "cost"], optional: ["costs"],
            message: "t.csv:1: column \"cost\" is missing (needed: \"name\", \"cost\"; found: \"name\", \"costs\")."
                + " Add the column to the header and to every row."),
        Demand(
            header: "name;cost", required: ["name"],
            message: "t.csv:1: column \"name\" is missing (needed: \"name\"; found: \"name;cost\")."
                + " Add the column to the header and to every row."
                + " The first line has semicolons and no commas: separate the cells with commas."),
        Demand(
            header: "name\tcost", required: ["name"],
            message: "t.csv:1: column \"name\" is missing (needed: \"name\"; found: \"name\\tcost\")."
                + " Add the column to the header and to every row."
                + " The first line has tabs and no commas: separate the cells with commas."),
        Demand(
            header: "b1,b2,b3,b4,b5,b6,b7,b8,b9,b10", required: ["weight"],
            message: "t.csv:1: column \"weight\" is missing (needed: \"weight\"; found: \"b1\", \"b2\", \"b3\","
                + " \"b4\", \"b5\", \"b6\", \"b7\", \"b8\" and 2 more)."
                + " Add the column to the header and to every row."),
        Demand(
            header: "name, wieght", required: ["name"], optional: ["weight"], allowingOthers: false,
            message: "t.csv:1:7: column \"wieght\" is not known. Rename it to \"weight\", or remove it."),
        Demand(
            header: "name,colour", required: ["name"], optional: ["weight"], allowingOthers: false,
            message: "t.csv:1:6: column \"colour\" is not known."
                + " Remove it; the columns read here are \"name\", \"weight\"."),
        Demand(
            header: "name,names", required: ["name"], allowingOthers: false,
            message: "t.csv:1:6: column \"names\" is not known. Remove it; the columns read here are \"name\"."),
    ]

    @Test(arguments: demands) func checksColumns(_ demand: Demand) throws {
        let row = String(demand.header.map { $0 == "," ? "," : "x" })
        let table = try table("\(demand.header)\n\(row)\n")
        var message: String?
        do {
            try table.requireColumns(
                demand.required, optional: demand.optional, allowingOthers: demand.allowingOthers)
        } catch {
            message = "\(error)"
        }
        #expect(message == demand.message)
    }

    @Test func aRowRefusesAnUnknownColumn() throws {
        let row = try table("name,cost\na,1\n").rows[0]
        let error = try #require(throws: TableError.self) { _ = try row.cell("nam") }
        #expect(
            error.description
                == "t.csv:1: column \"nam\" is missing (needed: \"nam\"; found: \"name\", \"cost\")."
                + " Rename column \"name\" to \"nam\".")
    }

    @Test func columnsAreFoundWhateverTheirCapitals() throws {
        let table = try table("Name,COST,Note\na,1,x\n")
        #expect(throws: Never.self) {
            try table.requireColumns(["name", "cost"], optional: ["note"], allowingOthers: false)
        }
        #expect(try table.rows[0].cell("cost").text == "1")
        #expect(table.rows[0]["NAME"]?.header == "Name")
        #expect(table.headerCell("note")?.column == 11)
        #expect(table.header == ["Name", "COST", "Note"])
    }

    @Test func anExactNameGoesBeforeOneWithOtherCapitals() throws {
        let table = try table("cost_a,cost_A\n1,2\n")
        #expect(throws: Never.self) { try table.requireColumns(["cost_A", "cost_a"], allowingOthers: false) }
        #expect(try table.rows[0].cell("cost_A").text == "2")
        #expect(try table.rows[0].cell("cost_a").text == "1")
    }

    @Test func titlesAboveTheNamesAreSeen() throws {
        let table = try table("Costs,2024\nName,Cost\na,1\n")
        let error = try #require(throws: TableError.self) { try table.requireColumns(["name", "cost"]) }
        #expect(error.remedy == "The column names stand in line 2: remove what stands above them.")
    }

    @Test func anUnknownColumnIsNamedForTheCaller() throws {
        let table = try table("name,colour\na,1\n")
        let error = try #require(throws: TableError.self) { try table.requireColumns(["name"], allowingOthers: false) }
        #expect(error.leniency == .ignoring(column: "colour"))
        #expect(try #require(throws: TableError.self) { try table.requireColumns(["cost"]) }.leniency == nil)
    }
}
