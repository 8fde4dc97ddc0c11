namespace Hengjian.Web.Shell;

/// <summary>What the shell knows about this installation.</summary>
/// <param name="IsDemo">The workspace holds invented data: every page says so, and the door lists the accounts.</param>
public sealed record ShellOptions(bool IsDemo);
