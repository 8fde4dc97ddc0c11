using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ExternalLoginConfiguration : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("external_logins");
        builder.Property(r => r.Issuer).HasMaxLength(200);
        builder.Property(r => r.Subject).HasMaxLength(255);
        builder.HasIndex(r => new { r.Issuer, r.Subject }).IsUnique();
        builder.HasIndex(r => r.AccountId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
