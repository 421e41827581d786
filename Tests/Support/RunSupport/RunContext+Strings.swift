package import LanguageModels
package import Runs

// Drafts are bytes in UTF-8 all the way; tests write strings.

extension RunContext {
    /// Shows more text of an item.
    package func draft(item: String, text: String) {
        draft(item: item, text: Array(text.utf8))
    }
}

extension GeneratedItemReceiver {
    /// More of an item's text.
    package func itemContinued(_ text: String) {
        itemContinued(Array(text.utf8))
    }
}
