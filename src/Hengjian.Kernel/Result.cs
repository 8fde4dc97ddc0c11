using System.Diagnostics.CodeAnalysis;

namespace Hengjian.Kernel;

/// <summary>A value, or the problems that kept it from existing; never both, never neither.</summary>
/// <typeparam name="T">What success gives.</typeparam>
public sealed class Result<T>
{
    private readonly T? value;

    internal Result(T? value, IReadOnlyList<Problem> problems)
    {
        this.value = value;
        Problems = problems;
    }

    /// <summary>Empty on success, at least one otherwise, in the order found.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is a value.</summary>
    public bool IsOk => Problems.Count == 0;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure: the caller did not ask first.</exception>
    public T Value => IsOk ? value! : throw new InvalidOperationException("No value: " + Problems[0]);

    /// <summary>Gives the value when there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T found)
    {
        found = value;
        return IsOk;
    }

    /// <summary>Applies <paramref name="next"/> to the value, or passes the problems on.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => IsOk ? next(value!) : new(default, Problems);

    /// <summary>Maps the value, or passes the problems on.</summary>
    public Result<TNext> Map<TNext>(Func<T, TNext> map) => IsOk ? Result.Ok(map(value!)) : new(default, Problems);

    /// <summary>A value is a success.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>A problem is a failure.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);
}

/// <summary>Makes <see cref="Result{T}"/> values.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Ok<T>(T value) => new(value, []);

    /// <summary>A failure with one or more problems.</summary>
    /// <exception cref="ArgumentException">There is no problem in the list.</exception>
    public static Result<T> Fail<T>(params IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A failure names its problems.");
}
