namespace Hengjian.Domain.Packages;

/// <summary>What a reason may be: it stands in the log and on pages for good.</summary>
public static class PackageReasons
{
    /// <summary>Characters it may have.</summary>
    public const int Longest = 500;

    /// <summary>True for something written that can be shown.</summary>
    public static bool IsGood(string reason) =>
        !string.IsNullOrWhiteSpace(reason) && reason.Length <= Longest && !reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
