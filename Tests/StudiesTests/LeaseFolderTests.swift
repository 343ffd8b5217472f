import Files
import Foundation
import Studies
import TestSupport
import Testing

@Suite struct LeaseFolderTests {
  private let folder = TemporaryFile()

  init() throws { try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true) }

  private func leases(_ token: String, period: Double = 600, host: String = "h") -> LeaseFolder {
    LeaseFolder(
      folder.path, period: period,
      owner: LeaseOwner(host: host, process: 1, place: "elsewhere", started: "1", token: token))
  }

  private func setAge(_ seconds: Double, shard: Int = 0) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)],
      ofItemAtPath: "\(folder.path)/\(StudyFolder.name(ofShard: shard))")
  }

  @Test func isOfOneAtATime() throws {
    let (a, b) = (leases("a"), leases("b"))
    let lease = try #require(try a.take(0))
    #expect(try b.take(0) == nil)
    #expect(try b.state(of: 0) == .held(by: a.owner))
    #expect(try a.renew(lease) && a.isHeld(lease))
    a.release(lease)
    #expect(try b.state(of: 0) == .free)
    #expect(try b.take(0) != nil)
    #expect(try !a.renew(lease))
    a.release(lease)
    #expect(try b.state(of: 0) == .held(by: b.owner))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["000000"])
  }

  /// A hundred who want it at once.
  @Test func isGivenToOneOfMany() async throws {
    for round in 0..<5 {
      if round > 0 { try setAge(700) }
      let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 0..<50 { group.addTask { try leases("\(round)-\(index)").take(0) != nil } }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(taken == 1)
    }
  }

  @Test func isTakenOverOnceItIsStale() throws {
    let (a, b) = (leases("a"), leases("b"))
    let lease = try #require(try a.take(0))
    try setAge(590)
    #expect(try b.take(0) == nil)
    try setAge(601)
    #expect(try b.state(of: 0) == .stale(of: a.owner))
    #expect(try b.take(0) != nil)
    #expect(try !a.isHeld(lease) && !a.renew(lease))
  }

  /// A clock that was ahead does not keep a shard for ever, and one who renews keeps it.
  @Test func doesNotTrustTheFuture() async throws {
    let (a, b) = (leases("a", period: 1), leases("b", period: 1))
    _ = try #require(try a.take(0))
    try setAge(-100_000)
    #expect(try b.take(0) == nil)
    try await Task.sleep(for: .seconds(1.2))
    // Renewed meanwhile: it is watched anew.
    try setAge(-100_001)
    #expect(try b.take(0) == nil)
    try await Task.sleep(for: .seconds(1.2))
    #expect(try b.take(0) != nil)
  }

  /// A process of this machine that is there no more has left its shards.
  @Test func seesThatAProcessHasEnded() throws {
    let own = LeaseOwner.current()
    guard !own.place.isEmpty else { return }
    #expect(!own.hasEnded)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    process.waitUntilExit()
    let ended = LeaseOwner(
      host: own.host, process: process.processIdentifier, place: own.place, started: "1", token: "x")
    #expect(ended.hasEnded)
    let theirs = LeaseFolder(folder.path, period: 600, owner: ended)
    _ = try #require(try theirs.take(4))
    #expect(try LeaseFolder(folder.path).take(4) != nil)
    // Another process may have its number by now.
    #expect(LeaseOwner(host: own.host, process: own.process, place: own.place, started: "1", token: "x").hasEnded)
  }

  @Test(arguments: ["", "[]", #"{"period":1e300}"#, "\u{0}\u{1B}[2J"]) func readsWhatAnybodyWrites(_ text: String)
    throws
  {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/000000"))
    #expect(try leases("a").state(of: 0) == .held(by: nil))
    try setAge(61)
    #expect(try leases("a").take(0) != nil)
  }
}
