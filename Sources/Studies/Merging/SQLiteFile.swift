import CSQLite
import Failures

/// A new SQLite database, as Swift sees it: statements, and rows that are put in.
///
///     let file = try SQLiteFile(path: "results.sqlite")
///     try file.execute("CREATE TABLE t (a INTEGER, b TEXT)")
///     let insertion = try file.statement("INSERT INTO t VALUES (?, ?)")
///     try insertion.run([.integer(1), .text("one")])
final class SQLiteFile {
  private let path: String
  private let handle: OpaquePointer

  /// - Throws: `StudyError` (`database`) if the file cannot be made.
  init(path: String) throws(StudyError) {
    self.path = path
    var handle: OpaquePointer?
    let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let handle else {
      let reason = String(cString: sqlite3_errstr(status))
      sqlite3_close_v2(handle)
      throw StudyError(.database, "the database cannot be made: \(reason)", context: ["file": path])
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  /// Statements without values, one or several.
  func execute(_ sql: String) throws(StudyError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  func statement(_ sql: String) throws(StudyError) -> Statement {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
    return Statement(statement, of: self)
  }

  private func failure() -> StudyError {
    StudyError(
      .database, "the database cannot be written: \(String(cString: sqlite3_errmsg(handle)))", context: ["file": path])
  }

  /// What a place of a row holds.
  enum Value {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// A prepared statement, to be run many times.
  final class Statement {
    private let handle: OpaquePointer
    private let file: SQLiteFile

    fileprivate init(_ handle: OpaquePointer, of file: SQLiteFile) {
      self.handle = handle
      self.file = file
    }

    deinit { sqlite3_finalize(handle) }

    /// - Parameter values: one for each question mark.
    func run(_ values: [Value]) throws(StudyError) {
      for (index, value) in values.enumerated() {
        let place = Int32(index + 1)
        let status =
          switch value {
          case .null: sqlite3_bind_null(handle, place)
          case .integer(let number): sqlite3_bind_int64(handle, place, Int64(number))
          case .real(let number): sqlite3_bind_double(handle, place, number)
          case .text(let text): sqlite3_bind_text(handle, place, text, Int32(text.utf8.count), sqlite_transient())
          }
        guard status == SQLITE_OK else { throw file.failure() }
      }
      defer { sqlite3_reset(handle) }
      guard sqlite3_step(handle) == SQLITE_DONE else { throw file.failure() }
    }
  }
}
