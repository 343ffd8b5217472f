import Studies
import Testing

@Suite struct NemenyiTestTests {
  /// Both integrate the same density in double precision.
  @Test func agreesWithScikitPosthocs() throws {
    for fixture in try StatisticsFixtures().friedman {
      let test = NemenyiTest(try #require(FriedmanTest(fixture.rows)))
      for (row, values) in fixture.nemenyi.enumerated() {
        #expect(test.pValues[row][row] == 1)
        for (other, p) in values.enumerated() {
          #expect(abs(test.pValues[row][other] - p) < 1e-12, "\(fixture.name)")
          #expect(test.pValues[other][row] == test.pValues[row][other])
          #expect(test.areDifferent(row, other) == (p < 0.05))
        }
      }
    }
  }

  /// Demšar 2006, section 3.2.2: of four classifiers over 14 data sets the critical difference is 2.569·√(4·5/(6·14)) = 1.25,
  /// and table 5 has 2.343 for three, 3.164 for ten.
  @Test(arguments: [(3, 2.343), (4, 2.569), (10, 3.164)]) func agreesWithDemsar(_ count: Int, _ q: Double) throws {
    let rows = (0..<count).map { row in (0..<14).map { sample(14, seed: row)[$0] } }
    let test = NemenyiTest(try #require(FriedmanTest(rows)))
    let unit = (Double(count * (count + 1)) / (6 * 14)).squareRoot()
    // The table has three decimals, and was made of one with three: 0.0005 + 0.0005/√2.
    #expect(abs(test.criticalDifference / unit - q) < 0.00086)
    if count == 4 { #expect(abs(test.criticalDifference - 1.25) < 0.005) }
  }

  /// Groups hold exactly the pairs that don't differ, none lies in another, and they go from the best to the worst.
  @Test func groupsAreTheRowsThatDoNotDiffer() throws {
    for fixture in try StatisticsFixtures().friedman {
      for level in [0.5, 0.9, 0.95] {
        let friedman = try #require(FriedmanTest(fixture.rows))
        let test = NemenyiTest(friedman, level: level)
        for row in friedman.meanRanks.indices {
          for other in 0..<row {
            let isTogether = test.groups.contains { $0.contains(row) && $0.contains(other) }
            #expect(isTogether == !test.areDifferent(row, other))
          }
        }
        for (index, group) in test.groups.enumerated() {
          #expect(group.count >= 2)
          #expect(group.map { friedman.meanRanks[$0] } == group.map { friedman.meanRanks[$0] }.sorted())
          for (place, other) in test.groups.enumerated() where place != index {
            #expect(!Set(group).isSubset(of: other))
          }
        }
        let firsts = test.groups.map { friedman.meanRanks[$0[0]] }
        #expect(firsts == firsts.sorted())
      }
    }
  }

  @Test func ofEqualRowsIsOneGroup() throws {
    let test = NemenyiTest(try #require(FriedmanTest([[1, 2], [1, 2], [1, 2]])))
    #expect(test.groups == [[0, 1, 2]])
    #expect(test.pValues == [[1, 1, 1], [1, 1, 1], [1, 1, 1]])
  }

  @Test func ofAHundredRowsIsQuick() throws {
    let rows = (0..<100).map { row in sample(30, seed: row).map { $0 + Double(row) / 20 } }
    let test = NemenyiTest(try #require(FriedmanTest(rows)))
    #expect(test.areDifferent(0, 99) && !test.areDifferent(0, 1))
  }
}
