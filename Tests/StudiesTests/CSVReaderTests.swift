import Studies
import Testing

@Suite struct CSVReaderTests {
  private func rows(_ bytes: [UInt8]) -> [CSVReader.Row] {
    bytes.withUnsafeBytes { memory in
      var reader = CSVReader(memory)
      var rows: [CSVReader.Row] = []
      while let row = reader.next() { rows.append(row) }
      return rows
    }
  }

  private func fields(_ text: String) -> [[String]] { rows(Array(text.utf8)).map(\.fields) }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func understandsLineEndsAndMark(lineEnd: String, mark: String) {
    let found = rows(Array((mark + ["a,b", "", "\"c\(lineEnd)d\",e", " f "].joined(separator: lineEnd)).utf8))
    #expect(found.map(\.fields) == [["a", "b"], ["c\nd", "e"], ["f"]])
    #expect(found.map(\.line) == [1, 3, 5])
  }

  @Test func readsQuotes() {
    #expect(fields("\"a,\"\"b\"\"\",  \"c\"  ,d\"e\n") == [["a,\"b\"", "c", "d\"e"]])
    #expect(fields("\"\",x") == [["", "x"]])
    #expect(fields(",\n,,\n \n") == [])
    #expect(fields("a,") == [["a", ""]])
    #expect(fields("\u{A0}ü\u{A0},日本 ") == [["ü", "日本"]])
  }

  @Test func saysWhatIsWrong() {
    let open = rows(Array("a,b\nc,\"d\ne".utf8))
    #expect(open.count == 2)
    #expect(open[1].line == 2)
    #expect(open[1].fault?.contains("not closed") == true)
    let behind = rows(Array("\"a\"b,c\nd,e".utf8))
    #expect(behind[0].fault?.contains("behind") == true)
    #expect(behind[1].fields == ["d", "e"])
    let noText = rows([0x61, 0x0A, 0xFF, 0x0A, 0x62])
    #expect(noText.count == 2)
    #expect(noText[1].line == 2 && noText[1].fault?.contains("UTF-8") == true)
  }
}
