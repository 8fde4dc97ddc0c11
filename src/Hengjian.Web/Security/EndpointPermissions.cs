using Hengjian.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace Hengjian.Web.Security;

/// <summary>What an endpoint asks for; a test fails on an endpoint without this that is not marked anonymous.</summary>
/// <param name="Permission">Asked of the signed-in person; null when being signed in is enough.</param>
/// <remarks>
/// The outer door: the permission may hold somewhere. Which region, stage and unit it holds for is asked again where
/// the object is known, through <see cref="Viewer"/> or a query filtered by <see cref="Viewer.ScopeOf"/>.
/// </remarks>
public sealed record RequiredPermission(Permission? Permission) : IAuthorizationRequirement;

/// <summary>Declares permissions on endpoints.</summary>
public static class EndpointPermissions
{
    /// <summary>Only persons with the permission get in; others see 403, the signed-out the sign-in page.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.Require(new RequiredPermission(permission));

    /// <summary>Anybody who has signed in, whatever was granted to them.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.Require(new RequiredPermission(null));

    private static TBuilder Require<TBuilder>(this TBuilder builder, RequiredPermission required)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(required);
        return builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(required));
    }
}

/// <summary>Compares what an endpoint asks for with what the person holds.</summary>
internal sealed class RequiredPermissionHandler(Viewer viewer) : AuthorizationHandler<RequiredPermission>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, RequiredPermission requirement)
    {
        if (viewer.IsSignedIn && (requirement.Permission is not { } asked || viewer.MayEver(asked)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
