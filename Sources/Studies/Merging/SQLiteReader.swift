import CSQLite
import Failures
import Files

/// An SQLite database that is read, and never written.
///
///     let reader = try SQLiteReader(path: "results.sqlite")
///     try reader.rows("SELECT a, b FROM t WHERE a > ?", [3]) { row in print(row.integer(0), row.text(1)) }
///
/// For one thread at a time.
final class SQLiteReader {
  private let path: String
  private let handle: OpaquePointer

  /// - Throws: `StudyError` (`database`) if it cannot be opened.
  init(path: String) throws(StudyError) {
    self.path = path
    // A pipe would be waited at for ever.
    guard FileVersion(of: path) != nil else {
      throw StudyError(
        .database, "the results cannot be read: they are missing, or no regular file", context: ["file": path])
    }
    var handle: OpaquePointer?
    let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let handle else {
      let reason = String(cString: sqlite3_errstr(status))
      sqlite3_close_v2(handle)
      throw StudyError(.database, "the results cannot be read: \(reason)", context: ["file": path])
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  /// One row, as long as it is looked at.
  struct Row {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int32) -> Int? { isNull(column) ? nil : Int(sqlite3_column_int64(statement, column)) }
    func real(_ column: Int32) -> Double? { isNull(column) ? nil : sqlite3_column_double(statement, column) }
    func text(_ column: Int32) -> String? { sqlite3_column_text(statement, column).map { String(cString: $0) } }
    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
  }

  /// - Parameter values: one for each question mark.
  /// - Throws: `StudyError` where the database has another form, or is damaged; what `look` throws.
  func rows(_ sql: String, _ values: [Int] = [], _ look: (Row) throws -> Void) throws {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
    defer { sqlite3_finalize(statement) }
    for (place, value) in values.enumerated() {
      guard sqlite3_bind_int64(statement, Int32(place + 1), Int64(value)) == SQLITE_OK else { throw failure() }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try look(Row(statement: statement))
      case SQLITE_DONE: return
      default: throw failure()
      }
    }
  }

  private func failure() -> StudyError {
    StudyError(
      .database, "the results cannot be read: \(String(cString: sqlite3_errmsg(handle)))",
      remedy: "merge the study again", context: ["file": path])
  }
}
