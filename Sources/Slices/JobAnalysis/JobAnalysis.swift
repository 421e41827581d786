// The JobAnalysis target.
