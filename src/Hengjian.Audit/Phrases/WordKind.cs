namespace Hengjian.Audit.Phrases;

/// <summary>What a word says about the number near it.</summary>
public enum WordKind
{
    /// <summary>Nothing: part of a name. Such entries keep a shorter word inside them from being seen.</summary>
    Name,

    /// <summary>增加, 提高, 多: a change upwards, by the number that follows.</summary>
    Up,

    /// <summary>减少, 下降, 少: a change downwards.</summary>
    Down,

    /// <summary>增幅, 增长率: the rate of a change upwards.</summary>
    UpRate,

    /// <summary>降幅, 压减率: the rate of a change downwards.</summary>
    DownRate,

    /// <summary>到, 至 after a change, 达到: the number is where it arrived.</summary>
    Reach,

    /// <summary>由, 从: the number is where it came from.</summary>
    From,

    /// <summary>比, 较: what follows is compared with.</summary>
    Than,

    /// <summary>相比, 相较: closes 与…相比.</summary>
    Compared,

    /// <summary>同比, 环比: with the period before.</summary>
    YearOnYear,

    /// <summary>占: the number is a part of what is named between.</summary>
    Share,

    /// <summary>比例, 比重, 占比: a share by name.</summary>
    ShareNoun,

    /// <summary>其中, 含: parts follow, not necessarily all.</summary>
    Among,

    /// <summary>包括, 分为, 具体为: all parts follow.</summary>
    Made,

    /// <summary>分别, 依次: as many values as subjects.</summary>
    Respectively,

    /// <summary>共, 合计, 总数: a total.</summary>
    Total,

    /// <summary>生均, 平均, 每校: per unit.</summary>
    Average,

    /// <summary>年均: per year.</summary>
    Yearly,

    /// <summary>高于, 超过.</summary>
    Above,

    /// <summary>低于, 少于.</summary>
    Below,

    /// <summary>不低于, 不少于.</summary>
    NotBelow,

    /// <summary>不超过, 不高于, 控制在.</summary>
    NotAbove,

    /// <summary>相差, 缺口, 尚缺: the difference of two numbers.</summary>
    Gap,

    /// <summary>是, 为, 有, 实现: the number is what the subject amounts to.</summary>
    Is,

    /// <summary>等: the list before it is closed by a count, or is not complete.</summary>
    AndSoOn,

    /// <summary>标准, 目标, 要求: a number that others are measured by.</summary>
    Norm,

    /// <summary>计划, 规划, 预计: not yet so.</summary>
    Planned,

    /// <summary>累计, 五年来: over more than one period.</summary>
    Cumulative,
}
