/// The new size, and which rows and columns of it are wanted.
struct ResizingTask {
  let height: Int
  let width: Int
  let rows: Range<Int>
  let columns: Range<Int>
}
