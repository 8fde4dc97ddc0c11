namespace Hengjian.Web.Features.SignIn;

/// <summary>An account of the demo workspace that the sign-in page offers; never registered outside demo mode.</summary>
/// <param name="Name">Sign-in name.</param>
/// <param name="Password">Password, in the open: the data are invented.</param>
/// <param name="DisplayName">Name as shown.</param>
/// <param name="Role">What it may do, in a word.</param>
public sealed record DemoAccount(string Name, string Password, string DisplayName, string Role);
