// The EventLoop target.
