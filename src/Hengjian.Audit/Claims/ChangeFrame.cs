using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What a text says about one change: from what, to what, by how much, at which rate.</summary>
internal sealed class ChangeFrame
{
    /// <summary>Where it came from.</summary>
    public Mention? Base { get; set; }

    /// <summary>Where it arrived.</summary>
    public Mention? Current { get; set; }

    /// <summary>By how much, in its own unit or in 百分点.</summary>
    public Mention? Delta { get; set; }

    /// <summary>At which rate.</summary>
    public Mention? Rate { get; set; }

    /// <summary>How many times the base.</summary>
    public Mention? Times { get; set; }

    /// <summary>年均增长: at which rate, or by how much, each year.</summary>
    public Mention? Yearly { get; set; }

    /// <summary>百分点 said of something that is no percentage.</summary>
    public Mention? PointsAsRate { get; set; }

    /// <summary>True when a part was joined on by likeness only: such a frame may confirm, and never accuses.</summary>
    public bool Weak { get; set; }

    /// <summary>The level it is about.</summary>
    public Mention? Anchor => Current ?? Base;

    /// <summary>Any of its parts.</summary>
    public Mention? Any => Current ?? Base ?? Delta ?? Rate;

    /// <summary>Its subject.</summary>
    public string Subject => Any?.About ?? "";

    /// <summary>Its subject without fillers.</summary>
    public string Clean => Any?.AboutClean ?? "";

    /// <summary>True when nothing is in it but changes.</summary>
    public bool Floating => Current is null && Base is null;

    /// <summary>True when the level can be added to the other number's.</summary>
    public bool Fits(Quantity quantity) => Anchor is { } anchor && anchor.Quantity.Adds(quantity);

    /// <summary>A frame about the same level, for a change against something else.</summary>
    public ChangeFrame Again() => new() { Current = Current, Weak = Weak };
}
