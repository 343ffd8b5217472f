import Failures

/// What a study can fail with.
public typealias StudyError = Failure<StudyErrorCode>

/// The kinds of `StudyError`.
public enum StudyErrorCode: String, FailureCode {
  /// A list of cases, or of their scores, that has faults.
  case invalidCases
  /// Settings that do not go together, or numbers out of their ranges.
  case invalidSettings
  /// A plan that cannot be carried out.
  case invalidPlan
  /// The folder holds another study, or something else.
  case otherResults
  /// What the folder holds of the study cannot be read.
  case damagedResults
  /// Two rows of one case hold different results.
  case contradictingResults
  /// A folder without a study.
  case noStudy
  /// A file that holds no ensemble.
  case invalidEnsemble
  /// Somebody computes what would be changed.
  case isComputed
  /// Parts of a study are not done.
  case unfinished
  /// A picture of a case is not there, or cannot be read.
  case noPicture
  /// What SQLite says.
  case database
}
