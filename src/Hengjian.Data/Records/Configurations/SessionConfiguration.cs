using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<SessionRecord>
{
    public void Configure(EntityTypeBuilder<SessionRecord> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Address).HasMaxLength(60);
        builder.Property(s => s.Agent).HasMaxLength(200);
        builder.Property(s => s.EndedBy).HasMaxLength(40);
        builder.HasIndex(s => new { s.AccountId, s.EndedAt });
        builder.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
