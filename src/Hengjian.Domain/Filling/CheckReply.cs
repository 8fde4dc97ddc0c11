namespace Hengjian.Domain.Filling;

/// <summary>What is said to a flag of the checks.</summary>
public enum CheckReply
{
    /// <summary>将更正.</summary>
    WillCorrect = 0,

    /// <summary>说明.</summary>
    Explained = 1,

    /// <summary>认可: the head accepts the explanation.</summary>
    Accepted = 2,
}
