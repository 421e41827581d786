/// Finds the items of an answer while it is written.
package struct ItemScanner: Sendable {
}
