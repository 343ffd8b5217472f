import Failures
import Files
import Synchronization

/// Who computes which shard: a file a shard, made by one process alone and renewed by it while it lives.
///
///     let leases = LeaseFolder("run/leases", period: 60)
///     guard let lease = try leases.take(3) else { … }  // somebody else has it
///     try leases.renew(lease)
///     leases.release(lease)
///
/// A lease that was not renewed for its period is stale, and whoever comes takes it over. Ages are taken from the file
/// system that holds the leases, so that clocks of machines do not matter; a lease from the future counts as stale once it
/// has been watched for its period without being renewed. Where the owner was a process of this machine that has ended,
/// its lease is stale at once.
public final class LeaseFolder: Sendable {
  /// The folder, a file a lease.
  public let path: String
  /// Seconds; how long an owner may be silent.
  public let period: Double
  /// In whose name leases are taken.
  public let owner: LeaseOwner
  private let watched = Mutex<[Int: Watched]>([:])

  private struct Watched {
    let content: String
    let renewed: Double
    let since: ContinuousClock.Instant
  }

  /// Seconds: a minute.
  public static let usualPeriod = 60.0
  static let longestPeriod = 86_400.0

  /// A folder of leases, which need not be there yet; `period` is in seconds.
  public init(_ path: String, period: Double = usualPeriod, owner: LeaseOwner = .current()) {
    self.path = path
    self.period = period
    self.owner = owner
  }

  /// A shard that this process computes.
  public struct Lease: Sendable, Equatable {
    /// The shard's number, from 0.
    public let shard: Int
    let content: String
  }

  /// What the file of a lease holds.
  struct Content: Codable, Equatable {
    let owner: LeaseOwner
    let period: Double
  }

  /// Whether somebody computes a shard.
  public enum State: Sendable, Equatable {
    /// Nobody computes it.
    case free
    /// Somebody computes it; nil of a lease that says nothing that can be read.
    case held(by: LeaseOwner?)
    /// Its owner is silent, or has ended.
    case stale(of: LeaseOwner?)
  }

  /// Takes a shard that nobody computes.
  /// - Returns: nil where somebody does, or was quicker.
  public func take(_ shard: Int) throws -> Lease? {
    let file = file(of: shard)
    let content = try JSONText.line(Content(owner: owner, period: period))
    if let found = try ClaimFile.read(file) {
      guard case .stale = try state(of: shard, found, now: ClaimFile.now(in: path)) else { return nil }
      // One of several who find it stale gets it; and if another one has made a lease since, it is put back.
      let aside = "\(file).\(owner.token)"
      guard try ClaimFile.take(file, aside: aside) else { return nil }
      defer { ClaimFile.remove(aside) }
      if let taken = try ClaimFile.read(aside), taken.content != found.content {
        _ = try ClaimFile.make(taken.content, at: file)
        return nil
      }
    }
    return try ClaimFile.make(content, at: file) ? Lease(shard: shard, content: content) : nil
  }

  /// Says that the owner lives.
  /// - Returns: false where the lease is somebody else's by now.
  public func renew(_ lease: Lease) throws(FileError) -> Bool {
    guard try isHeld(lease) else { return false }
    return try ClaimFile.renew(file(of: lease.shard))
  }

  /// Whether the lease is still this process's.
  public func isHeld(_ lease: Lease) throws(FileError) -> Bool {
    try ClaimFile.read(file(of: lease.shard))?.content == lease.content
  }

  /// Gives a lease back; one that somebody else has taken over stays.
  public func release(_ lease: Lease) {
    if (try? isHeld(lease)) == true { ClaimFile.remove(file(of: lease.shard)) }
  }

  /// Takes away what somebody has left behind who ended just after the shard was done.
  func clear(_ shard: Int) throws {
    if case .stale = try state(of: shard) { ClaimFile.remove(file(of: shard)) }
  }

  /// Who computes a shard.
  public func state(of shard: Int) throws -> State {
    guard let found = try ClaimFile.read(file(of: shard)) else { return .free }
    return try state(of: shard, found, now: ClaimFile.now(in: path))
  }

  /// The same with a time that was asked for once, for many of them.
  func state(of shard: Int, now: Double) throws -> State {
    guard let found = try ClaimFile.read(file(of: shard)) else { return .free }
    return state(of: shard, found, now: now)
  }

  private func state(of shard: Int, _ found: (content: String, renewed: Double), now: Double) -> State {
    let content = try? JSONText.decoded(Content.self, from: found.content.utf8)
    let owner = content?.owner
    if owner?.hasEnded == true { return .stale(of: owner) }
    // A lease of somebody who says something else than a period has the usual one.
    let said = content?.period ?? Self.usualPeriod
    let period = said > 0 && said <= Self.longestPeriod ? said : Self.usualPeriod
    if now - found.renewed > period { return .stale(of: owner) }
    let unchangedSince = watched.withLock { watched in
      if let before = watched[shard], before.content == found.content, before.renewed == found.renewed {
        return before.since
      }
      let since = ContinuousClock.now
      watched[shard] = Watched(content: found.content, renewed: found.renewed, since: since)
      return since
    }
    return ContinuousClock.now - unchangedSince > .seconds(period) ? .stale(of: owner) : .held(by: owner)
  }

  private func file(of shard: Int) -> String { "\(path)/\(StudyFolder.name(ofShard: shard))" }
}
