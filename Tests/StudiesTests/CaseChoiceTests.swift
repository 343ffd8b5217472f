import Studies
import Testing

@Suite struct CaseChoiceTests {
  private func taken(_ choice: CaseChoice, of count: Int = 100) throws -> StudyCases {
    let folder = try CaseFolder()
    let rows = (0..<count).map { "\($0).png,1" }.joined(separator: "\n")
    return try CaseSource(folder.write(rows, to: "cases.csv")).cases(choice)
  }

  private func images(_ choice: CaseChoice) throws -> [Int] {
    try taken(choice).cases.map { try #require(Int($0.image.dropLast(4))) }
  }

  @Test func limits() throws {
    #expect(try images(CaseChoice(limit: 7)) == Array(0..<7))
    let list = try taken(CaseChoice(limit: 700))
    #expect(list.cases.count == 100 && list.total == 100)
  }

  @Test func samplesInOrderWithoutReplacement() throws {
    let sample = try images(CaseChoice(sample: 30, seed: 1))
    #expect(sample.count == 30 && Set(sample).count == 30 && sample == sample.sorted())
    #expect(try images(CaseChoice(sample: 30, seed: 1)) == sample)
    #expect(try images(CaseChoice(sample: 30, seed: 2)) != sample)
    #expect(try taken(CaseChoice(sample: 30)).total == 100)
    #expect(try images(CaseChoice(limit: 20, sample: 10, seed: 3)).allSatisfy { $0 < 20 })
    let all = try taken(CaseChoice(sample: 1000))
    #expect(all.cases.count == 100)
    #expect(all.notes.map(\.message) == ["the list has fewer cases than the sample asks for: all 100 are taken"])
    let usual = try taken(CaseChoice(sample: 1000, mayBeFewer: true))
    #expect(usual.cases.count == 100 && usual.notes.isEmpty)
  }

  /// The same cases on every machine and with every version: as a few lines of Python draw them.
  @Test func seedsKeepTheirMeaning() throws {
    #expect(try images(CaseChoice(sample: 5, seed: 7)) == [1, 31, 44, 71, 84])
  }

  /// Each case is as likely as any other: of 2000 samples of a tenth, each is in 200, give or take six standard deviations
  /// of a binomial distribution, √(2000·0.1·0.9) = 13.4.
  @Test func samplesEvenly() throws {
    var counts = [Int](repeating: 0, count: 20)
    for seed in 0..<2000 {
      for index in CaseChoice(sample: 2, seed: UInt64(seed)).indices(of: 20) { counts[index] += 1 }
    }
    #expect(counts.allSatisfy { abs($0 - 200) < 80 }, "\(counts)")
  }

  @Test(arguments: [CaseChoice(limit: 0), CaseChoice(sample: 0), CaseChoice(sample: -1)])
  func refuses(choice: CaseChoice) {
    let error = #expect(throws: StudyError.self) { try taken(choice) }
    #expect(error?.code == .invalidSettings)
  }
}
