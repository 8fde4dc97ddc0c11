using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What the shares of a paragraph are of: after 占专任教师的 68.0% those that follow and name nothing are of 专任教师 too.</summary>
internal sealed class ShareChain
{
    /// <summary>The number of the whole last named; null when none was named or its number is not known.</summary>
    public Mention? Whole { get; set; }

    /// <summary>True when a whole was named whose number is not in the paragraph: shares that name nothing may be of it.</summary>
    public bool Unsure { get; set; }
}
