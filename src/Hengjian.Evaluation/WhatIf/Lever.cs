namespace Hengjian.Evaluation.WhatIf;

/// <summary>What a lever moves.</summary>
public enum LeverKind
{
    /// <summary>分值 of an item.</summary>
    Points,

    /// <summary>A number of an item's rule: threshold, floor, target, band, share, points per case.</summary>
    Rule,

    /// <summary>等次线 or the condition of a grade rule.</summary>
    Grade,

    /// <summary>标准值、底线、限值 of the catalogue.</summary>
    Catalogue,
}

/// <summary>One number that a what-if may change.</summary>
/// <param name="Key">Stable within the scheme: points/4.1, rule/4.1/target, grade/1, standard/class-size.large-share/all.</param>
/// <param name="Kind">What it moves.</param>
/// <param name="Item">The item it belongs to; null for grades and the catalogue.</param>
/// <param name="Label">Chinese name beside its item or group: 分值, 目标值.</param>
/// <param name="Unit">Chinese unit; empty for none.</param>
/// <param name="Official">The number of the official scheme and catalogue.</param>
public sealed record Lever(string Key, LeverKind Kind, string? Item, string Label, string Unit, double Official)
{
    /// <summary>Chinese name anywhere: 4.1 大班额比例 分值.</summary>
    public string FullName { get; init; } = Label;

    /// <summary>Left end of its slider; not a limit of what may be typed.</summary>
    public double Low { get; init; }

    /// <summary>Right end of its slider.</summary>
    public double High { get; init; } = 100;

    /// <summary>Step of its slider.</summary>
    public double Step { get; init; } = 1;

    /// <summary>Only whole numbers make sense: ranks.</summary>
    public bool IsWhole { get; init; }
}
